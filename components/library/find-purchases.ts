import type { ClaimStatus } from '../../lib/model/claim';
import { decimalAmount, minorDigits } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import type { Stage } from '../../lib/model/stage';
import { purchaseTime } from '../format/purchase-time';

/** What the library is asked to show; null and '' mean "any". */
export interface Wanted {
  text: string;
  /** See `platformKey`. */
  platform: string | null;
  /** As pages wrote it. */
  channel: string | null;
  /** Of the claim that the purchase is in; `none`: it is in none. */
  claim: ClaimStatus | 'none' | null;
  completeness: 'any' | 'complete' | 'missing';
  stage: Stage | null;
  /** `YYYY-MM` of the device's calendar. */
  month: string;
  /** Days of the device's calendar, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  /** Amounts as they were typed, both included, in whatever currency the purchase has. */
  least: string;
  most: string;
}

export const ANYTHING: Wanted = {
  text: '',
  platform: null,
  channel: null,
  claim: null,
  completeness: 'any',
  stage: null,
  month: '',
  from: '',
  to: '',
  least: '',
  most: '',
};

/** A platform's id; the host on sites that nobody configured. */
export function platformKey({ platformId, host }: Pick<Purchase, 'platformId' | 'host'>): string {
  return platformId ?? host;
}

/** A purchase with what a search looks through. Made once for each purchase, not for each letter typed. */
export interface Searchable {
  purchase: Purchase;
  haystack: string;
  /** UTC ms. */
  at: number;
  /** `YYYY-MM` of the device's calendar. */
  month: string;
}

export function searchable(purchase: Purchase, platformName: string): Searchable {
  const { amount } = purchase;
  const parts = [
    platformName,
    purchase.host,
    purchase.orderNo,
    purchase.channelOrderNo,
    amount === null ? null : decimalAmount(amount),
    amount?.currency,
    purchase.channel,
    purchase.account,
    purchase.product,
    purchase.units,
    purchase.merchant,
    purchase.paidAt?.replace('T', ' '),
  ];
  const at = purchaseTime(purchase);
  return { purchase, haystack: fold(parts.filter(Boolean).join('\n')), at, month: monthOf(at) };
}

/** The newest first: in this order a search only leaves out, and never sorts. */
export function newestFirst(all: readonly Searchable[]): Searchable[] {
  return [...all].sort((one, other) => other.at - one.at);
}

/** Where each purchase's claim stands, by purchase id. */
export type ClaimStatuses = ReadonlyMap<string, ClaimStatus>;

/** The purchases that fit, in the order given. Every word must occur somewhere. What cannot be an amount narrows nothing. */
export function findPurchases(
  all: readonly Searchable[],
  wanted: Wanted,
  claims: ClaimStatuses = new Map(),
): Searchable[] {
  const words = fold(wanted.text).split(/\s+/).filter(Boolean);
  const from = wanted.from === '' ? -Infinity : new Date(`${wanted.from}T00:00:00`).getTime();
  const to = wanted.to === '' ? Infinity : new Date(`${wanted.to}T23:59:59.999`).getTime();
  const { least, most } = amountRange(wanted);
  return all.filter(
    ({ purchase, haystack, at, month }) =>
      words.every((word) => haystack.includes(word)) &&
      (wanted.platform === null || platformKey(purchase) === wanted.platform) &&
      (wanted.channel === null || purchase.channel === wanted.channel) &&
      (wanted.claim === null || (claims.get(purchase.id) ?? 'none') === wanted.claim) &&
      (wanted.completeness === 'any' ||
        (purchase.missing.length === 0) === (wanted.completeness === 'complete')) &&
      (wanted.stage === null || purchase.stages.includes(wanted.stage)) &&
      (wanted.month === '' || month === wanted.month) &&
      at >= from &&
      at <= to &&
      isWithin(purchase, least, most),
  );
}

export type AmountProblem = 'not-an-amount' | 'least-above-most';

/** The range that was typed; null where nothing usable was, with what is wrong with it. */
export function amountRange({ least: typedLeast, most: typedMost }: Pick<Wanted, 'least' | 'most'>): {
  least: number | null;
  most: number | null;
  problem: AmountProblem | null;
} {
  const least = parseTyped(typedLeast);
  const most = parseTyped(typedMost);
  if (Number.isNaN(least) || Number.isNaN(most)) return { least: null, most: null, problem: 'not-an-amount' };
  if (least !== null && most !== null && least > most)
    return { least: null, most: null, problem: 'least-above-most' };
  return { least, most, problem: null };
}

/** `1,500.5` → 1500.5; null for nothing; NaN for what is no amount. */
function parseTyped(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[¥￥$€£]\s*/, '')
    .replaceAll(',', '');
  if (text === '') return null;
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
}

function isWithin({ amount }: Purchase, least: number | null, most: number | null): boolean {
  if (least === null && most === null) return true;
  if (amount === null) return false;
  const value = amount.minor / 10 ** minorDigits(amount.currency);
  return (least === null || value >= least) && (most === null || value <= most);
}

/** `YYYY-MM` of the device's calendar. */
export function monthOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Full-width letters and digits, and upper case, are the same to who types. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
