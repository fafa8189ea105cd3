import type { Money } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { purchaseTime } from '../format/purchase-time';

export interface Month {
  /** `2026-11`, by the device's calendar. */
  key: string;
  /** UTC ms within the month. */
  at: number;
  purchases: Purchase[];
}

/** Purchases by the month in which they were made, in the order in which they come. */
export function groupByMonth(purchases: readonly Purchase[]): Month[] {
  const months = new Map<string, Month>();
  for (const purchase of purchases) {
    const at = purchaseTime(purchase);
    const date = new Date(at);
    const key = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
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
