import { PACKET_TEXTS, type PacketKey } from '../text/packet';
import type { Told } from '../text/record/told';
import type { Translate } from '../text/translate';

/** One text in the packet's two languages; whoever reads a packet may know only one of them. */
export interface Both {
  zh: string;
  en: string;
}

const { 'zh-CN': zh, en } = PACKET_TEXTS;

/** A text of the packet in both languages; values that are `Both` are put in by language. */
export function both(key: PacketKey, values: Readonly<Record<string, string | number | Both>> = {}): Both {
  return { zh: zh(key, side(values, 'zh')), en: en(key, side(values, 'en')) };
}

/** Labels and values that a describer gives in one language, in both. They are the same facts in the same order. */
export function tellBoth(describe: (word: Translate<PacketKey>) => Told[]): { label: Both; value: Both }[] {
  const inEnglish = describe(en);
  return describe(zh).map(({ label, value }, index) => ({
    label: { zh: label, en: inEnglish[index]?.label ?? '' },
    value: { zh: value, en: inEnglish[index]?.value ?? '' },
  }));
}

/** The same text in both, for what pages wrote. */
export function same(text: string): Both {
  return { zh: text, en: text };
}

/** The parts that say something, in one line. */
export function joined(...parts: Both[]): Both {
  const join = (language: keyof Both) =>
    parts
      .map((part) => part[language])
      .filter((text) => text !== '')
      .join(' · ');
  return { zh: join('zh'), en: join('en') };
}

/** Both in one cell; once where they are the same. */
export function sideBySide(text: Both): string {
  return text.zh === text.en ? text.zh : `${text.zh} ${text.en}`;
}

/** A list in each language's punctuation. */
export function listing(items: readonly Both[]): Both {
  return { zh: items.map((item) => item.zh).join('、'), en: items.map((item) => item.en).join(', ') };
}

function side(
  values: Readonly<Record<string, string | number | Both>>,
  language: keyof Both,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]),
  );
}
