import type { Language } from '../../lib/model/language';

/** `订单号、金额`, `order no., amount`: names one after the other, as the language lists them. */
export function listNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(names);
}
