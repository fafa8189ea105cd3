import type { Attachment } from '../model/attachment';
import type { Capture } from '../model/capture';
import type { Day } from '../model/claim';
import { formatMoney, type Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { dayOf } from '../model/day';

/** What a claim is about: its purchases, oldest first, with their sealed captures and what was added to them or to the claim. */
export interface ClaimSubject {
  purchases: readonly Purchase[];
  captures: readonly Capture[];
  /** Absent where nobody looks at evidence. */
  attachments?: readonly Attachment[];
}

/** What was paid for all together; null where an amount is unknown or the currencies differ. */
export function paidFor(purchases: readonly Purchase[]): Money | null {
  const amounts = purchases.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const [first] = amounts;
  if (first === undefined || amounts.length < purchases.length) return null;
  if (amounts.some(({ currency }) => currency !== first.currency)) return null;
  return moneyOf(
    amounts.reduce((sum, { minor }) => sum + minor, 0),
    first.currency,
  );
}

export function moneyOf(minor: number, currency: string | null): Money {
  return { minor, currency, raw: formatMoney({ minor, currency }) };
}

/** The day of the first payment: as a page wrote it, else of the first capture. */
export function paidOn(purchases: readonly Purchase[]): Day | null {
  const days = purchases.map(({ paidAt, firstAt }) => paidAt?.slice(0, 10) ?? dayOf(firstAt));
  return days.sort()[0] ?? null;
}

/** How many coins were bought, where every purchase says exactly one number of them. */
export function coinsBought(purchases: readonly Purchase[]): number | null {
  let sum = 0;
  for (const { units } of purchases) {
    const [number, ...others] = units?.replace(/,(?=\d{3})/g, '').match(/\d+(\.\d+)?/g) ?? [];
    if (number === undefined || others.length > 0 || number.includes('.')) return null;
    sum += Number(number);
  }
  return Number.isSafeInteger(sum) && sum > 0 ? sum : null;
}

/** When the payment was over, by the captures of one purchase (UTC ms); null where no page after it was captured. */
export function paymentSeenAt(captures: readonly Capture[]): number | null {
  const after = captures.filter(({ body }) => ['paid', 'order', 'failed'].includes(body.stage));
  return after.length === 0 ? null : Math.min(...after.map(({ capturedAt }) => capturedAt));
}
