import type { Purchase } from './purchase';
import type { Budget } from './settings';

/** What was seen paid this month in the budget's currency, in its minor units. */
export interface Spent {
  minor: number;
  /** Paid as well, without an amount in that currency: there is no rate to count them by. */
  uncounted: number;
}

/** The first moment of this month by the device's clock, UTC ms. */
export function startOfMonth(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), 1).getTime();
}

/** Purchases whose payment was seen, by the time that the page wrote, else by their last capture. */
export function spentThisMonth(purchases: readonly Purchase[], { currency }: Budget, now: Date): Spent {
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const spent: Spent = { minor: 0, uncounted: 0 };
  for (const { stages, paidAt, lastAt, amount } of purchases) {
    const isPaid = stages.includes('paid') || stages.includes('order');
    const isNow = paidAt === null ? lastAt >= startOfMonth(now) : paidAt.startsWith(month);
    if (!isPaid || !isNow || stages.includes('failed')) continue;
    if (amount?.currency === currency) spent.minor += amount.minor;
    else spent.uncounted += 1;
  }
  return spent;
}

/** `300` or `300.50` in the currency's minor units; null where it is no amount above nothing. */
export function parseBudget(written: string, digits: number): number | null {
  const parts = /^(\d{1,9})(?:[.．](\d{1,2}))?$/.exec(written.trim().replace(/[,，\s]/g, ''));
  if (parts === null) return null;
  const [, whole = '', cents = ''] = parts;
  if (cents.length > digits) return null;
  const minor = Number(whole) * 10 ** digits + Number(cents.padEnd(digits, '0') || 0);
  return minor > 0 ? minor : null;
}
