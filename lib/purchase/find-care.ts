import { spentThisMonth } from '../model/budget';
import type { Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import type { Budget } from '../model/settings';

/** How soon the same purchase again is more likely a second press than a second wish. */
const AGAIN_MS = 30 * 60_000;
const TIMES = 10;
/** What is usual is not known before this many. */
const USUAL_FROM = 3;

/** Something that a person may want to look at once more before they pay. It never stops anything. */
export type Care =
  | { kind: 'tenfold'; times: number; usual: Money }
  | { kind: 'again'; minutes: number }
  | { kind: 'budget'; spentMinor: number; budget: Budget };

/** What is about to be paid. `at` is UTC ms. */
export interface Intended {
  purchaseId: string;
  platformId: string | null;
  host: string;
  amount: Money;
  product: string | null;
  at: number;
}

/**
 * What speaks for a second look: ten times the usual (the median of three payments or more, in one currency), the same
 * order paid less than half an hour ago, and a month's budget that this would pass.
 */
export function findCare(intended: Intended, purchases: readonly Purchase[], budget: Budget | null): Care[] {
  const others = purchases.filter(({ id }) => id !== intended.purchaseId);
  return [
    ...findTenfold(intended, others),
    ...findAgain(intended, others),
    ...(budget === null ? [] : findOverBudget(intended, others, budget)),
  ];
}

function findTenfold({ amount }: Intended, others: readonly Purchase[]): Care[] {
  const paid = others
    .flatMap((one) => (isPaid(one) && one.amount !== null ? [one.amount] : []))
    .filter(({ currency }) => currency === amount.currency)
    .sort((one, other) => one.minor - other.minor);
  const usual = paid[(paid.length - 1) >> 1];
  if (paid.length < USUAL_FROM || usual === undefined || usual.minor <= 0) return [];
  const times = amount.minor / usual.minor;
  return times < TIMES ? [] : [{ kind: 'tenfold', times: Math.floor(times), usual }];
}

function findAgain(intended: Intended, others: readonly Purchase[]): Care[] {
  const { platformId, host, amount, product, at } = intended;
  const same = others
    .filter(
      (one) => isPaid(one) && one.amount?.minor === amount.minor && one.amount.currency === amount.currency,
    )
    .filter((one) => (platformId === null ? one.host === host : one.platformId === platformId))
    .filter((one) => one.product === null || product === null || one.product === product)
    .map(({ lastAt }) => at - lastAt)
    .filter((ago) => ago >= 0 && ago < AGAIN_MS)
    .sort((one, other) => one - other);
  return same[0] === undefined ? [] : [{ kind: 'again', minutes: Math.max(1, Math.round(same[0] / 60_000)) }];
}

function findOverBudget({ amount, at }: Intended, others: readonly Purchase[], budget: Budget): Care[] {
  if (amount.currency !== budget.currency) return [];
  const { minor } = spentThisMonth(others, budget, new Date(at));
  return minor + amount.minor > budget.minor ? [{ kind: 'budget', spentMinor: minor, budget }] : [];
}

function isPaid({ stages }: Purchase): boolean {
  return (stages.includes('paid') || stages.includes('order')) && !stages.includes('failed');
}
