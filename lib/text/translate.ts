import { LANGUAGES, type Language } from '../model/language';

/** One language's texts: key → text with `{name}` for values; `one||other` where the count decides (Intl.PluralRules). */
export type Texts<Key extends string> = Readonly<Record<Key, string>>;

export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Turns one language's texts into a function; `values.count` picks the plural form. A text is never parsed as markup. */
export function translator<Key extends string>(texts: Texts<Key>, language: Language): Translate<Key> {
  const plurals = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const forms = texts[key].split('||');
    const singular = forms.length > 1 && plurals.select(Number(values['count'])) === 'one';
    const form = (singular ? forms[0] : forms.at(-1)) ?? '';
    return form.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
  };
}

/** The language to show: the one that was chosen, else the first of the browser's that we have, else Chinese. */
export function chooseLanguage(chosen: Language | 'auto', preferred: readonly string[]): Language {
  if (chosen !== 'auto') return chosen;
  for (const tag of preferred) {
    const known = languageOf(tag);
    if (known !== undefined) return known;
  }
  return preferred.length > 0 ? 'en' : 'zh-CN';
}

/** The language that a tag asks for: in its script where we have that (`zh-HK` is written as `zh-TW`), else in another. */
function languageOf(tag: string): Language | undefined {
  let wanted: Intl.Locale;
  try {
    wanted = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  const same = LANGUAGES.filter((known) => new Intl.Locale(known).language === wanted.language);
  return same.find((known) => new Intl.Locale(known).maximize().script === wanted.script) ?? same[0];
}
