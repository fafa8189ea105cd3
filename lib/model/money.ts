import * as v from 'valibot';

/** A code of ISO 4217. */
export const CurrencySchema = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

export const MoneySchema = v.object({
  minor: v.pipe(v.number(), v.safeInteger()),
  currency: v.nullable(CurrencySchema),
  raw: v.string(),
});

/**
 * An amount as a page showed it.
 * `minor` counts minor units (fen, cents; whole yen), `currency` is ISO 4217 or null where the page shows none
 * (`minor` is then hundredths), `raw` is the page's own text.
 */
export type Money = v.InferOutput<typeof MoneySchema>;

const WITHOUT_MINOR_UNIT = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK', 'XAF', 'XOF']);

const SIGNS: Readonly<Record<string, string>> = {
  CNY: '￥',
  USD: 'US$',
  EUR: '€',
  GBP: '£',
  TWD: 'NT$',
  HKD: 'HK$',
  JPY: '¥',
  KRW: '₩',
  VND: '₫',
  RUB: '₽',
};

/** Digits after the decimal point of a currency (ISO 4217); 2 where the currency is unknown. */
export function minorDigits(currency: string | null): number {
  return currency !== null && WITHOUT_MINOR_UNIT.has(currency) ? 0 : 2;
}

/** `3000 CNY` → `30.00`, with no sign and no grouping: for records, comparisons and spreadsheets. */
export function decimalAmount(money: Pick<Money, 'minor' | 'currency'>): string {
  return (money.minor / 10 ** minorDigits(money.currency)).toFixed(minorDigits(money.currency));
}

/**
 * `3000 CNY` → `￥30.00`, in French `30,00 CN¥`; an unknown currency stays unmarked. A yuan is never written as a yen is.
 * @param language BCP 47; packets are written without one
 */
export function formatMoney(money: Pick<Money, 'minor' | 'currency'>, language = 'zh-CN'): string {
  const isFrench = language === 'fr';
  const signs = isFrench ? { ...SIGNS, CNY: 'CN¥' } : SIGNS;
  const sign = money.currency === null ? '' : (signs[money.currency] ?? `${money.currency} `);
  const digits = minorDigits(money.currency);
  const amount = Math.abs(money.minor) / 10 ** digits;
  const grouped = numberFormat(isFrench ? 'fr' : 'en-US', digits).format(amount);
  const minus = money.minor < 0 ? '-' : '';
  return isFrench ? `${minus}${grouped}\u00A0${sign}`.trim() : `${minus}${sign}${grouped}`;
}

const made = new Map<string, Intl.NumberFormat>();

/** Made once: making one costs as much as a hundred amounts. */
function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const format =
    made.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  made.set(key, format);
  return format;
}
