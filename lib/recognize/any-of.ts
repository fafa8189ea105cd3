/** Of what language words are, as ISO 639-1 says it; `every` where a pattern is made for several at once. */
type Language =
  | 'every'
  | 'zh'
  | 'en'
  | 'fr'
  | 'de'
  | 'es'
  | 'pt'
  | 'it'
  | 'nl'
  | 'ja'
  | 'ko'
  | 'vi'
  | 'id'
  | 'ru';

/** A language's words stand by themselves, so that who speaks it can read and mend them; their patterns' flags do not count. */
export type WordsByLanguage = { readonly [one in Language]?: readonly RegExp[] };

/** One pattern for all of them, in capitals or not; `before` and `after` stand around each. */
export function anyOf(words: WordsByLanguage, { before = /(?:)/, after = /(?:)/ } = {}): RegExp {
  const all = Object.values(words).flat();
  return new RegExp(`${before.source}(?:${all.map(({ source }) => source).join('|')})${after.source}`, 'i');
}
