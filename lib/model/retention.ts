import { isOver, type Claim } from './claim';
import type { Purchase } from './purchase';

/** What is due to be deleted, and what is as old but kept for a claim that is not over. */
export interface Due {
  expired: Purchase[];
  kept: Purchase[];
}

/** Purchases whose last capture is at least `months` calendar months before `now` (UTC ms), oldest first. */
export function duePurchases(
  purchases: readonly Purchase[],
  claims: readonly Pick<Claim, 'purchaseIds' | 'history'>[],
  { months, now }: { months: number; now: number },
): Due {
  const claimed = new Set(claims.filter((claim) => !isOver(claim)).flatMap((claim) => claim.purchaseIds));
  const limit = monthsBefore(now, months);
  const old = purchases
    .filter(({ lastAt }) => lastAt <= limit)
    .sort((one, other) => one.lastAt - other.lastAt);
  return {
    expired: old.filter(({ id }) => !claimed.has(id)),
    kept: old.filter(({ id }) => claimed.has(id)),
  };
}

/** The same day and time some months earlier (UTC); the month's last day where it has no such day. */
function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}
