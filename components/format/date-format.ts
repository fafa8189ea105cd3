import type { Language } from '../../lib/model/language';

const made = new Map<string, Intl.DateTimeFormat>();

/** The format for these options, made once: making one costs as much as a hundred dates, and a list shows sixty receipts. */
export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // A format keeps the zone in which it was made, and the device may be in another by now.
  const key = `${language} ${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(language, options);
  made.set(key, format);
  return format;
}
