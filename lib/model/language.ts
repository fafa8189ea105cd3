/**
 * Languages of pages and notices, as BCP 47 tags. A new one is an entry here and its file in each folder of `lib/text`,
 * where the compiler names every place that misses it.
 */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A language is called what its readers call it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
  fr: 'Français',
};

/** Languages that every packet is written in, and that data names things in: see docs/packet-format.md. */
export const PACKET_LANGUAGES = ['zh-CN', 'en'] as const;
export type PacketLanguage = (typeof PACKET_LANGUAGES)[number];

/** What data calls something, for readers of a language: names in Chinese stay as their owner writes them, in either script. */
export function nameIn(names: Readonly<Record<PacketLanguage, string>>, language: string): string {
  return names[language.startsWith('zh') ? 'zh-CN' : 'en'];
}
