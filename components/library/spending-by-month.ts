import type { Purchase } from '../../lib/model/purchase';
import { purchaseTime } from '../format/purchase-time';
import { monthOf, platformKey } from './find-purchases';

/** Months that are drawn: more would be lines too thin to tell apart. */
const MOST_MONTHS = 12;
/** Platforms with a colour of their own; the rest are told together. */
const MOST_PLATFORMS = 5;

/** What was spent in one currency, in its minor units. */
export interface CurrencySpending {
  currency: string | null;
  /** The most spent first; `key` null: all others together. */
  platforms: { key: string | null; sample: Purchase | null; minor: number }[];
  /** Oldest first, without a gap between the first and the last; `parts` as `platforms`. */
  months: { month: string; minor: number; parts: number[] }[];
  minor: number;
}

/** Purchases whose payment was seen, by month and platform, each currency by itself. `unknown`: seen paid, and no amount. */
export function spendingByMonth(purchases: readonly Purchase[]): {
  currencies: CurrencySpending[];
  unknown: number;
} {
  const paid = purchases.filter(({ stages }) => stages.includes('paid') || stages.includes('order'));
  const known = paid.flatMap((purchase) =>
    purchase.amount === null
      ? []
      : [
          {
            purchase,
            ...purchase.amount,
            month: monthOf(purchaseTime(purchase)),
            key: platformKey(purchase),
          },
        ],
  );
  const currencies = [...new Set(known.map(({ currency }) => currency))].map((currency) => {
    const seen = known.flatMap((one) => (one.currency === currency ? [one.month] : [])).sort();
    const [oldest = ''] = seen;
    const newest = seen.at(-1) ?? oldest;
    const months = monthsBetween(oldest, newest).slice(-MOST_MONTHS);
    const own = known.filter((one) => one.currency === currency && one.month >= (months[0] ?? ''));
    const sums = new Map<string, { key: string; sample: Purchase; minor: number }>();
    for (const { key, minor, purchase } of own) {
      const sum = sums.get(key) ?? { key, sample: purchase, minor: 0 };
      sum.minor += minor;
      sums.set(key, sum);
    }
    const ranked = [...sums.values()].sort((one, other) => other.minor - one.minor);
    const named = ranked.slice(0, MOST_PLATFORMS);
    const rest = ranked.slice(MOST_PLATFORMS);
    const platforms = [
      ...named,
      ...(rest.length === 0
        ? []
        : [{ key: null, sample: null, minor: rest.reduce((sum, { minor }) => sum + minor, 0) }]),
    ];
    const placeOf = (key: string) => {
      const place = named.findIndex((one) => one.key === key);
      return place === -1 ? named.length : place;
    };
    const parts = new Map(months.map((month) => [month, platforms.map(() => 0)]));
    for (const { month, key, minor } of own) {
      const row = parts.get(month);
      if (row !== undefined) row[placeOf(key)] = (row[placeOf(key)] ?? 0) + minor;
    }
    return {
      currency,
      platforms,
      months: [...parts].map(([month, row]) => ({
        month,
        parts: row,
        minor: row.reduce((sum, part) => sum + part, 0),
      })),
      minor: own.reduce((sum, { minor }) => sum + minor, 0),
    };
  });
  return {
    currencies: currencies.filter(({ minor }) => minor > 0),
    unknown: paid.length - known.length,
  };
}

/** `2025-11` to `2026-02`: every month, both included. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let at = 0; months.at(-1) !== last && at < 1200; at++) {
    const date = new Date(Date.UTC(year, month - 1 + at, 1));
    months.push(date.toISOString().slice(0, 7));
  }
  return months;
}
