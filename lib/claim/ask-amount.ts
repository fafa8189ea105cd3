import type { Ask, Reason } from '../model/claim-facts';
import { minorDigits, type Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { moneyOf, paidFor, type ClaimSubject } from './claim-subject';
import type { Answers } from './read-answers';

/** An amount with how it was worked out, so that anybody can do the sum again. */
export interface AskedAmount {
  ask: Ask;
  money: Money;
  paid: Money;
  /** `paid × part ÷ whole`, rounded down to the minor unit; null where nothing was multiplied. */
  share: { part: number; whole: number } | null;
}

export interface AskFacts {
  keptPurchaseId: string | null;
  /** Coins for one unit of the currency, where the platform says so. */
  coinsPerUnit: number | null;
}

/**
 * What can be asked for, in the order in which the reason suggests it: only what the facts are known for, and nothing
 * where an amount is unknown. Whole numbers of minor units throughout; shares are rounded down, never up.
 */
export function askAmounts(
  reason: Reason,
  values: Answers,
  { purchases }: ClaimSubject,
  facts: AskFacts,
): AskedAmount[] {
  const paid = paidFor(purchases);
  if (paid === null) return [];
  return reason.asks.flatMap((ask) => {
    const found = amountOf(ask, paid, values, purchases, facts);
    return found === null || found.money.minor <= 0 ? [] : [found];
  });
}

function amountOf(
  ask: Ask,
  paid: Money,
  values: Answers,
  purchases: readonly Purchase[],
  { keptPurchaseId, coinsPerUnit }: AskFacts,
): AskedAmount | null {
  const whole = { ask, paid, share: null };
  const shareOf = (part: number, all: number): AskedAmount => ({
    ask,
    paid,
    money: moneyOf(share(paid.minor, part, all), paid.currency),
    share: { part, whole: all },
  });
  switch (ask) {
    case 'whole':
      return { ...whole, money: paid };
    case 'difference':
      return values.intended === null
        ? null
        : { ...whole, money: moneyOf(paid.minor - values.intended, paid.currency) };
    case 'extra': {
      const kept = purchases.find(({ id }) => id === keptPurchaseId) ?? purchases[0];
      const rest = paidFor(purchases.filter((purchase) => purchase !== kept));
      return rest === null ? null : { ...whole, money: rest };
    }
    case 'unspent': {
      const { bought, unspent } = values;
      if (unspent === null) return null;
      if (bought !== null && bought > 0) return unspent <= bought ? shareOf(unspent, bought) : null;
      if (coinsPerUnit === null || !Number.isSafeInteger(coinsPerUnit) || coinsPerUnit <= 0) return null;
      const minor = share(10 ** minorDigits(paid.currency), unspent, coinsPerUnit);
      return { ...whole, money: moneyOf(Math.min(minor, paid.minor), paid.currency) };
    }
    case 'shortfall': {
      const gap = shortfall(values);
      return gap === null || gap.promised === 0 ? null : shareOf(gap.missing, gap.promised);
    }
  }
}

/** Promised, delivered and missing counts; null where one of the two is unknown. `delivered` is what was added to the start. */
export function shortfall(
  values: Pick<Answers, 'promised' | 'started' | 'delivered'>,
): { promised: number; delivered: number; missing: number } | null {
  const { promised, started, delivered } = values;
  if (promised === null || delivered === null) return null;
  const added = Math.max(0, delivered - (started ?? 0));
  return { promised, delivered: added, missing: Math.max(0, promised - added) };
}

/** Exact: a product of two amounts may be larger than a number can hold. */
function share(minor: number, part: number, whole: number): number {
  return Number((BigInt(minor) * BigInt(part)) / BigInt(whole));
}
