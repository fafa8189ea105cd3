import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, PACKET_LANGUAGES, type Language } from '../model/language';

const FOLDER = new URL('./', import.meta.url);
const AREAS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What only packets say, in their two languages. */
const ONLY_IN_PACKETS = ['packet'];
const languagesOf = (area: string): readonly Language[] =>
  ONLY_IN_PACKETS.includes(area) ? PACKET_LANGUAGES : LANGUAGES;
const FILES = AREAS.flatMap((area) => languagesOf(area).map((language) => ({ area, language })));

const read = (area: string, language: string) =>
  JSON.parse(readFileSync(new URL(`${area}/${language}.json`, FOLDER), 'utf8')) as Record<string, string>;
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** Sentences of packets that stand behind the Chinese one, which has given the values already. */
const REPEATS_THE_OTHER = ['report.pageTime'];

/** What nobody can keep: that nothing can be altered, that a court will accept it, that money comes back. */
const PROMISES: Record<Language, RegExp> = {
  'zh-CN': /不可篡改|防篡改|法律效力|保证退款|一定能退|必定/,
  'zh-TW': /不可竄改|防竄改|不可篡改|法律效力|保證退款|一定能退|必定/,
  en: /tamper-?proof|legally valid|court-approved|guaranteed/i,
  fr: /infalsifiable|inviolable|inaltérable|valeur (juridique|légale|probante)|garanti(t|ssons)|remboursement (garanti|assuré)/i,
};

/** The characters that two bytes of a national standard stand for, rows from `first` to `last` (as lead bytes). */
function charactersOf(encoding: string, [first, last]: [number, number], trails: number[]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const leads = Array.from({ length: last - first + 1 }, (_, row) => first + row);
  const characters = leads.flatMap((lead) =>
    trails.map((trail) => decoder.decode(Uint8Array.of(lead, trail))),
  );
  return new Set(characters.filter((character) => /^\p{Script=Han}$/u.test(character)));
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
/** GB 2312, both levels: what simplified Chinese is written with. */
const SIMPLIFIED = charactersOf('gbk', [0xb0, 0xf7], range(0xa1, 0xfe));
/** Big5, level 1: the characters in common use in Taiwan. */
const TRADITIONAL = charactersOf('big5', [0xa4, 0xc6], [...range(0x40, 0x7e), ...range(0xa1, 0xfe)]);
/** In Big5 too, as another character than the one that simplified Chinese means by it. */
const MISLEADING = new Set('价机体么听');
const isOnly = (character: string, here: ReadonlySet<string>, there: ReadonlySet<string>) =>
  (here.has(character) && !there.has(character)) || (here === SIMPLIFIED && MISLEADING.has(character));

const foreignIn = (text: string, here: ReadonlySet<string>, there: ReadonlySet<string>) =>
  [...text].filter((character) => isOnly(character, here, there)).join('');

describe.each(FILES)('$area in $language', ({ area, language }) => {
  const texts = read(area, language);
  const chinese = read(area, 'zh-CN');

  it('says all that Chinese says, with the same values in it', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(chinese));
    for (const [key, text] of Object.entries(texts)) {
      expect.soft(text.trim(), key).not.toBe('');
      if (!REPEATS_THE_OTHER.includes(key)) expect.soft(slots(text), key).toEqual(slots(chinese[key] ?? ''));
    }
  });

  it('has one form, or one for one and one for all others', () => {
    for (const [key, text] of Object.entries(texts)) {
      const forms = text.split('||');
      expect.soft(forms.length, key).toBeLessThanOrEqual(language.startsWith('zh') ? 1 : 2);
    }
  });

  it('promises nothing that nobody can keep', () => {
    for (const [key, text] of Object.entries(texts)) expect.soft(text, key).not.toMatch(PROMISES[language]);
  });
});

describe.each(AREAS.filter((area) => !ONLY_IN_PACKETS.includes(area)))('%s', (area) => {
  it('is in traditional characters for Taiwan', () => {
    for (const [key, text] of Object.entries(read(area, 'zh-TW')))
      expect.soft(foreignIn(text, SIMPLIFIED, TRADITIONAL), key).toBe('');
  });

  it('is in simplified characters for the mainland', () => {
    const { 'language.zh-TW': _inItsOwn, ...texts } = read(area, 'zh-CN');
    for (const [key, text] of Object.entries(texts))
      expect.soft(foreignIn(text, TRADITIONAL, SIMPLIFIED), key).toBe('');
  });

  it('is set as French is: no line breaks before a sign, and its own quotation marks and apostrophe', () => {
    for (const [key, text] of Object.entries(read(area, 'fr'))) {
      const prose = text.replace(/https?:\/\/\S*/g, '').replace(/\{\w+\}/g, 'x');
      expect.soft(prose, key).not.toMatch(/(?<![\u00A0\u202F])[;!?»]|[^\u00A0\u202F]:(?!\d)|«(?!\u00A0)/);
      expect.soft(prose, key).not.toMatch(/['"“”]|\.\.\./);
    }
  });
});

it('knows simplified from traditional characters', () => {
  expect(foreignIn('充值与订单的余额', SIMPLIFIED, TRADITIONAL)).toBe('与订单额');
  expect(foreignIn('儲值與訂單的餘額', SIMPLIFIED, TRADITIONAL)).toBe('');
  expect(foreignIn('儲值與訂單的餘額', TRADITIONAL, SIMPLIFIED)).toBe('儲與訂單餘額');
});
