import type { Language } from '../../lib/model/language';

const made = new Map<Language, Intl.ListFormat>();

/** `订单号、金额`, `order no., amount`: names one after the other, as the language lists them. */
export function listNames(names: readonly string[], language: Language): string {
  const format =
    made.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
  made.set(language, format);
  return format.format(names);
}
