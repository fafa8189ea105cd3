import type { Language } from '../../lib/model/language';
import { formatMoney, type Money } from '../../lib/model/money';

export type Sum = Pick<Money, 'minor' | 'currency'>;

/** Adds amounts, each currency by itself: there is no rate to add them across. Most frequent currency first. */
export function sumByCurrency(amounts: readonly (Sum | null)[]): Sum[] {
  const sums = new Map<string | null, { minor: number; count: number }>();
  for (const amount of amounts) {
    if (amount === null) continue;
    const { minor, count } = sums.get(amount.currency) ?? { minor: 0, count: 0 };
    sums.set(amount.currency, { minor: minor + amount.minor, count: count + 1 });
  }
  return [...sums]
    .sort(([, one], [, other]) => other.count - one.count)
    .map(([currency, { minor }]) => ({ minor, currency }));
}

/** `￥40.00 + US$5.00`; empty where nothing had an amount. */
export function formatSums(amounts: readonly (Sum | null)[], language: Language): string {
  return sumByCurrency(amounts)
    .map((sum) => formatMoney(sum, language))
    .join(' + ');
}
