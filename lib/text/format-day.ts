import type { Language } from '../model/language';

/** A calendar day, `YYYY-MM-DD`, as its reader writes days: `2026年11月28日`, `28 nov. 2026`. */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
}
