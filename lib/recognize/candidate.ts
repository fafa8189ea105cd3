import type { Field, FieldName } from '../model/field';
import type { Money } from '../model/money';
import { findMoney, parseMoney, type MoneyContext } from './money';
import { parseTime } from './time';
import { simplify } from './simplify';
import { CHANNEL, COIN, EMPTY, TRAILING_BADGE } from './words';

/** A value that competes for a field. */
export interface Candidate {
  name: FieldName;
  raw: string;
  value: string;
  money?: Money;
  label: string | null;
  source: Field['source'];
  /** Where it stands, for its box; none where it was read off the address. */
  nodes: readonly (Text | Element)[];
  /** Index of its line; -1 off the page. */
  line: number;
  /** 0 to 1, above 1 where a platform's own source says so. */
  score: number;
  reason: string;
}

const LONGEST_VALUE = 300;

export type Value = Pick<Candidate, 'raw' | 'value' | 'money'>;

const TOKEN =
  /^(?:\p{Script=Han}{2,8}[:：])?[#＃№]?\s*(-?[A-Za-z0-9][\w.-]{0,63})(?=$|[\s,，;；。)）\]】|]|\p{Script=Han})/u;
/** 抖音支付-招商银行储蓄卡(3391): what the channel took the money from. */
const FUNDS = /[-—–(（:：·]\s?\S{0,8}(?:银行卡|储蓄卡|信用卡|花呗)/;
/** 会员月卡 × 1: how many of it. */
const TIMES = /(?<=\S)\s*[×✕]\s*\d{1,4}$/;
const UNITS = new RegExp(`(\\d{1,3}(?:,\\d{3})+|\\d+)\\s?个?(${COIN})`, 'i');

/** `text` as a value of that field, or null where it cannot be one: an order number has no spaces, a product is no essay. */
export function valueOf(name: FieldName, text: string, context: MoneyContext): Value | null {
  // Trimming by pattern is slow on white space without end.
  const raw = text
    .slice(0, LONGEST_VALUE)
    .trim()
    .replace(TRAILING_BADGE, '')
    .replace(/[\s。；;，,|]+$/, '');
  if (raw === '' || EMPTY.test(raw)) return null;
  switch (name) {
    case 'amount':
      return amountOf(raw, context);
    case 'orderNo':
    case 'channelOrderNo':
      return numberOf(raw);
    case 'paidAt':
    case 'orderedAt': {
      // Until when to pay is not when it was paid.
      const isMoment = raw.length < 48 && /^[\w(（]/.test(raw) && !/前|截止|before|until/i.test(raw);
      const time = isMoment ? parseTime(raw, context.language) : null;
      return time === null ? null : { raw, value: time };
    }
    case 'units':
      return unitsOf(raw) ?? (/^\d[\d,]*(?:\s?\S{1,4})?$/.test(raw) ? { raw, value: raw } : null);
    case 'channel':
      // Several are a choice, and none of them is chosen.
      return raw.length > 60 || /[，。？！；]/.test(raw) || channelsIn(raw.replace(FUNDS, '')).length > 1
        ? null
        : { raw, value: raw.replace(/(?:\s[-–—])?\s[￥¥$€£]\s?[\d.,]+(?:\s[A-Z]{3})?$/, '') };
    case 'product':
      return raw.length > 160 || parseMoney(raw, context) !== null
        ? null
        : { raw, value: raw.replace(TIMES, '') };
    default:
      return raw.length > 80 ? null : { raw, value: raw };
  }
}

/** The channels that a text names, each once: 微信 and 微信支付 are one. */
export function channelsIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const [name] of simplify(text).matchAll(new RegExp(CHANNEL, 'gi'))) {
    const short = name.slice(0, name < '~' ? 5 : 2).toLowerCase();
    if (!found.has(short)) found.set(short, name);
  }
  return [...found.values()];
}

/** `充值-300抖币` → `300 抖币`; null where no coin is counted, or several amounts of it are. */
export function unitsOf(text: string, coin?: string): Value | null {
  const match = UNITS.exec(text) ?? (coin === undefined ? null : ownCoin(text, coin));
  if (match === null) return null;
  const [raw, count = '', unit = ''] = match;
  return { raw, value: `${count.replace(/,/g, '')} ${unit}` };
}

function ownCoin(text: string, coin: string): RegExpExecArray | null {
  const at = text.indexOf(coin);
  const count = /(\d[\d,]*)\s?$/.exec(text.slice(0, Math.max(0, at)));
  return count === null
    ? null
    : (Object.assign([`${count[0]}${coin}`, count[1] ?? '', coin], {
        index: count.index,
        input: text,
      }) as RegExpExecArray);
}

function amountOf(raw: string, context: MoneyContext): Value | null {
  if (raw.length > 60) return null;
  const found = findMoney(raw, context);
  // `15.45元（包含0.45元手续费）`: what is in brackets explains the amount before it.
  const money = found.find((each) => each.isSigned) ?? found[0];
  if (money === undefined) return null;
  const isBare = found.length === 1 && money.end - money.start === raw.length;
  if (!money.isSigned && !isBare) return null;
  // Records write what was spent with a minus.
  return moneyValue({ ...money, minor: Math.abs(money.minor) });
}

/** Its `value` is written last, from the money. */
export function moneyValue({ minor, currency, raw }: Money): Value {
  return { raw, value: '', money: { minor, currency, raw } };
}

function numberOf(raw: string): Value | null {
  // 9008 8127 3312 is one number, set in groups.
  if (/^\d{4,}(?: \d{4,})+$/.test(raw)) return { raw, value: raw.replace(/ /g, '') };
  const token = TOKEN.exec(raw)?.[1]?.replace(/[.-]+$/, '');
  if (token === undefined) return null;
  // A word is a number only when it looks like no word: XKBKNABJK, not `Pending`.
  if (!/\d/.test(token) && !/^[A-Z]{6,}$/.test(token)) return null;
  return { raw: token, value: token };
}
