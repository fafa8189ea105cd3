import type { Purchase } from '../model/purchase';
import { SAME_PURCHASE_MS } from './find-purchase';

/** Why two purchases may be one. */
export type MergeHint = 'same-number' | 'same-amount-soon';

/** What speaks against it, to be looked at before they are put together. */
export type MergeDoubt = 'order-numbers' | 'amounts' | 'accounts';

export interface MergeCandidate {
  purchase: Purchase;
  /** Null where nothing speaks for it: the person may know better. */
  hint: MergeHint | null;
}

/** Other purchases that this one may be a part of: those that something speaks for first, then the nearest in time. */
export function mergeCandidates(purchase: Purchase, others: readonly Purchase[]): MergeCandidate[] {
  return others
    .filter(({ id }) => id !== purchase.id)
    .map((other) => ({ purchase: other, hint: hintOf(purchase, other) }))
    .sort(
      (one, other) =>
        Number(one.hint === null) - Number(other.hint === null) ||
        distance(purchase, one.purchase) - distance(purchase, other.purchase),
    );
}

export function mergeDoubts(one: Purchase, other: Purchase): MergeDoubt[] {
  const doubts: MergeDoubt[] = [];
  const isOneSite = (one.platformId ?? one.host) === (other.platformId ?? other.host);
  if (isOneSite && differ(one.orderNo, other.orderNo)) doubts.push('order-numbers');
  if (differ(one.amount?.minor ?? null, other.amount?.minor ?? null)) doubts.push('amounts');
  if (isOneSite && differ(one.account, other.account)) doubts.push('accounts');
  return doubts;
}

function hintOf(one: Purchase, other: Purchase): MergeHint | null {
  const numbers = [one.orderNo, one.channelOrderNo].filter((number) => number !== null);
  // Short numbers are only unique on their own site.
  const isShared = [other.orderNo, other.channelOrderNo].some(
    (number) => number !== null && number.length >= 10 && numbers.includes(number),
  );
  if (isShared) return 'same-number';
  const isSameAmount = one.amount !== null && one.amount.minor === other.amount?.minor;
  const isSoon = distance(one, other) <= SAME_PURCHASE_MS;
  return isSameAmount && isSoon && mergeDoubts(one, other).length === 0 ? 'same-amount-soon' : null;
}

/** Between the nearest captures of the two, in ms; 0 where they overlap. */
function distance(one: Purchase, other: Purchase): number {
  return Math.max(0, one.firstAt - other.lastAt, other.firstAt - one.lastAt);
}

function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}
