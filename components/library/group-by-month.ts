import type { Money } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import type { Searchable } from './find-purchases';

export interface Month {
  /** `2026-11`, by the device's calendar. */
  key: string;
  /** UTC ms within the month. */
  at: number;
  purchases: Purchase[];
}

/** Purchases by the month in which they were made, in the order in which they come. */
export function groupByMonth(found: readonly Searchable[]): Month[] {
  const months = new Map<string, Month>();
  for (const { purchase, at, month: key } of found) {
    const month = months.get(key);
    if (month === undefined) months.set(key, { key, at, purchases: [purchase] });
    else month.purchases.push(purchase);
  }
  return [...months.values()];
}

/** Amounts that count towards a total: not those of payments that were seen to fail and never to succeed. */
export function countedAmounts(purchases: readonly Purchase[]): (Money | null)[] {
  return purchases
    .filter(({ stages }) => !stages.includes('failed') || stages.includes('paid') || stages.includes('order'))
    .map((purchase) => purchase.amount);
}
