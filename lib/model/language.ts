/**
 * Languages of pages, notices and packets, as BCP 47 tags. A new one is an entry here and its file in each folder of
 * `lib/text`, where the compiler names every place that misses it.
 */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
