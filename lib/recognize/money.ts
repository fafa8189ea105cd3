import type { Money } from '../model/money';

/** What the surroundings say about a sign that several currencies share. */
export interface MoneyContext {
  /** BCP 47, of the page's words rather than of its `lang`, which templates get wrong. */
  language: string;
  /** The platform's currency: settles a bare ¥ or $, is never added where the page shows no sign. */
  currency?: string | null;
}

/** An amount inside a longer text. `isSigned`: a currency sign, code or word stands with it. */
export interface FoundMoney extends Money {
  start: number;
  end: number;
  isSigned: boolean;
}

/** Signs that mean one currency wherever they stand. */
const SIGNS: Readonly<Record<string, string>> = {
  'CN¥': 'CNY',
  'CN￥': 'CNY',
  RMB: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  US$: 'USD',
  NT$: 'TWD',
  HK$: 'HKD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  S$: 'SGD',
  R$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  원: 'KRW',
  '₫': 'VND',
  đ: 'VND',
  '₽': 'RUB',
  'руб.': 'RUB',
  руб: 'RUB',
  '฿': 'THB',
  '₹': 'INR',
  '₱': 'PHP',
  Rp: 'IDR',
  RM: 'MYR',
  円: 'JPY',
  zł: 'PLN',
};
const CODES =
  'CNY USD EUR GBP TWD HKD JPY KRW VND RUB IDR THB MYR SGD AUD CAD INR BRL TRY PHP PLN SEK CHF MXN'.split(
    ' ',
  );
export const DOLLARS = new Set(['USD', 'TWD', 'HKD', 'AUD', 'CAD', 'SGD', 'MXN']);

/** 元宝 is a game's coin, not a currency. */
const SIGN = [...Object.keys(SIGNS), ...CODES, '¥', '￥', '$', '圓', '元']
  .sort((one, other) => other.length - one.length)
  .map((sign) => sign.replace(/[$.]/g, '\\$&') + (sign === '元' ? '(?!宝|寶)' : ''))
  .join('|');

/** Digits of other scripts, letters dressed as digits, and what stands for unreadable ones: beside ours they make another number than the one we would read. */
const FOREIGN_DIGIT = '[０-９٠-٩۰-۹०-९\\ud835\\ufffd]';

/** Its groups stand in the order in which `toMoney` takes them; names would make each match several times slower. */
const MONEY = new RegExp(
  `(?<![A-Za-z\\d.,]|${FOREIGN_DIGIT})([-−–]\\s?)?(?:(${SIGN})\\s?)?([-−–]\\s?)?(?<![\\d.,])` +
    `(?:(\\d{1,3}(?: \\d{3})+)(?=,\\d{2}(?!\\d)|\\s?(?:€|₽|руб|zł))(?:,(\\d{2}))?|(\\d{1,3}([,.'’\\u00a0\\u202f])\\d{3}(?:\\7\\d{3})*)(?!\\d)(?:\\s?(?!\\7)[.,]\\s?(\\d{1,2}))?` +
    `|(\\d+)(?:\\s?[.,]\\s?(\\d{1,2}))?)(?!\\d|[.,]\\d|${FOREIGN_DIGIT}|[OoIlОоΟο][\\d.,OoIl]|\\s?[万萬亿億千%％折:：])` +
    `(?:\\s?(${SIGN})(?![A-Za-z]|(?<=[¥￥$])\\s?\\d))?`,
  'g',
);
/** Where one point and three digits mean thousands. */
const DECIMAL_COMMA = /^(de|fr|es|it|pt|id|vi|ru|tr|nl|pl)\b/;

/** ISO 4217 of those that we find; the model's own table would bring its schemas onto every page. */
function minorDigits(currency: string | null): number {
  return currency === 'JPY' || currency === 'KRW' || currency === 'VND' ? 0 : 2;
}

/** `3000 CNY` → `30.00`, as `decimalAmount` of the model writes it. */
export function decimalOf({ minor, currency }: Pick<Money, 'minor' | 'currency'>): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/**
 * Every number of `text` that can be an amount, with or without a currency; percentages, 万 and longer decimals are not.
 * `onlySigned`: those with a currency.
 */
export function findMoney(text: string, context: MoneyContext, onlySigned = false): FoundMoney[] {
  const found: FoundMoney[] = [];
  if (!/[\d０-９]/.test(text)) return found;
  // Letter for letter, so that offsets stay.
  const narrow = text.replace(/[０-９．，]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  // `matchAll` would compile the pattern anew, at every line of the page.
  MONEY.lastIndex = 0;
  for (let match = MONEY.exec(narrow); match !== null; match = MONEY.exec(narrow)) {
    const money = onlySigned && !isSigned(match) ? null : toMoney(match, context);
    const end = match.index + match[0].length;
    if (money !== null)
      found.push({ ...money, raw: text.slice(match.index, end).trim(), start: match.index, end });
  }
  return found;
}

/** The amount that `text` consists of, or null: nothing, several amounts, or no amount at all. */
export function parseMoney(text: string, context: MoneyContext): Money | null {
  const trimmed = text.trim();
  const [only, ...others] = findMoney(trimmed, context);
  if (only === undefined || others.length > 0 || only.start > 0 || only.end < trimmed.length) return null;
  return { minor: only.minor, currency: only.currency, raw: only.raw };
}

function isSigned(match: RegExpMatchArray): boolean {
  return (match[2] ?? match[11]) !== undefined;
}

function toMoney(match: RegExpMatchArray, context: MoneyContext): (Money & { isSigned: boolean }) | null {
  const [, minus, before, minus2, spaced, cents3, grouped, group, cents2, plain, cents1, after] = match;
  const whole = spaced ?? grouped ?? plain ?? '';
  const cents = cents1 ?? cents2 ?? cents3;
  const signs = [before, after].filter((sign) => sign !== undefined);
  const currency = signs.map((sign) => currencyOf(sign, context)).find((code) => code !== null) ?? null;
  if (group === '.' && cents === undefined && whole.length < 8) {
    const isGrouping =
      DECIMAL_COMMA.test(context.language) ||
      (currency !== null && (currency === 'IDR' || minorDigits(currency) === 0));
    if (!isGrouping) return null;
  }
  const units = Number(whole.replace(/\D/g, ''));
  const hundredths = Math.round(Number((cents ?? '').padEnd(2, '0')));
  // A currency without cents cannot show 30.50: the sign meant another one.
  const digits = minorDigits(currency);
  const isWhole = digits === 0 && hundredths === 0;
  const minor = isWhole ? units : units * 100 + hundredths;
  if (!Number.isSafeInteger(minor)) return null;
  return {
    minor: (minus ?? minus2) === undefined || minor === 0 ? minor : -minor,
    currency: digits === 0 && !isWhole ? null : currency,
    raw: match[0].trim(),
    isSigned: isSigned(match),
  };
}

/**
 * ¥ and ￥ are shared by China and Japan: the page's language decides, and 元 on a page in simplified Chinese is the
 * renminbi. A bare $ stays unknown unless the platform or `en-US` says which dollar.
 */
function currencyOf(sign: string, { language, currency }: MoneyContext): string | null {
  const known = SIGNS[sign] ?? (CODES.includes(sign) ? sign : undefined);
  if (known !== undefined) return known;
  const platform = currency ?? null;
  if (sign === '$')
    return platform !== null && DOLLARS.has(platform) ? platform : language === 'en-US' ? 'USD' : null;
  if (sign === '元' || sign === '圓') return /^zh-(TW|HK|MO|Hant)/i.test(language) ? platform : 'CNY';
  if (language.startsWith('ja')) return 'JPY';
  return language.startsWith('zh') ? 'CNY' : platform === 'CNY' || platform === 'JPY' ? platform : null;
}
