import type { Capture } from '../model/capture';
import type { ReasonId } from '../model/claim-facts';
import type { Purchase } from '../model/purchase';
import { SIGNS } from './facts';
import { paymentSeenAt } from './claim-subject';

/** A reason that the records may speak for. It is offered, never asserted: only the person knows. */
export interface SpottedReason {
  reason: ReasonId;
  purchaseIds: string[];
  /** What was seen, for a text: names and values. */
  sign: 'same-amount-soon' | 'slipped-digit' | 'failed-after-paid' | 'balance-unchanged' | 'burst' | 'nights';
  values: Readonly<Record<string, string | number>>;
}

/** Looks through purchases and captures for what commonly leads to a claim. */
export function spotReasons(purchases: readonly Purchase[], captures: readonly Capture[]): SpottedReason[] {
  const byTime = [...purchases].sort((one, other) => paidMoment(one) - paidMoment(other));
  return [
    ...spotDuplicates(byTime),
    ...spotSlips(byTime, captures),
    ...spotUncredited(byTime, captures),
    ...spotBursts(byTime),
    ...spotNights(byTime),
  ];
}

/** Same site, same account, same amount, another order number, a few minutes apart. */
function spotDuplicates(byTime: readonly Purchase[]): SpottedReason[] {
  const found: SpottedReason[] = [];
  for (const [index, second] of byTime.entries()) {
    const first = byTime
      .slice(0, index)
      .findLast(
        (candidate) => isTwin(candidate, second) && minutesApart(candidate, second) <= SIGNS.duplicateMinutes,
      );
    if (first === undefined) continue;
    found.push({
      reason: 'duplicate',
      purchaseIds: [first.id, second.id],
      sign: 'same-amount-soon',
      values: { minutes: Math.round(minutesApart(first, second)) },
    });
  }
  return found;
}

function isTwin(one: Purchase, other: Purchase): boolean {
  return (
    one.amount !== null &&
    isSameSite(one, other) &&
    one.amount.minor === other.amount?.minor &&
    one.amount.currency === other.amount.currency &&
    one.orderNo !== null &&
    other.orderNo !== null &&
    one.orderNo !== other.orderNo &&
    (one.account === null || other.account === null || one.account === other.account) &&
    isPaid(one) &&
    isPaid(other)
  );
}

/** Ten or a hundred times what a page before the payment showed, or what the same account usually pays. */
function spotSlips(byTime: readonly Purchase[], captures: readonly Capture[]): SpottedReason[] {
  return byTime.flatMap((purchase) => {
    const paid = purchase.amount?.minor ?? 0;
    if (paid <= 0 || !isPaid(purchase)) return [];
    const offered = captures
      .filter(
        ({ purchaseId, body }) =>
          purchaseId === purchase.id && (body.stage === 'offer' || body.stage === 'cashier'),
      )
      .flatMap(({ fields }) => fields.find(({ name }) => name === 'amount')?.money?.minor ?? []);
    const usual = byTime
      .filter(
        (other) => other !== purchase && isSameSite(other, purchase) && other.account === purchase.account,
      )
      .flatMap(({ amount }) => (amount === null ? [] : [amount.minor]));
    const repeated = usual.filter((minor, index) => usual.indexOf(minor) !== index);
    const times = SIGNS.slips.find((slip) =>
      [...offered, ...repeated].some((minor) => minor > 0 && minor * slip === paid),
    );
    if (times === undefined) return [];
    return [
      {
        reason: 'wrong_amount',
        purchaseIds: [purchase.id],
        sign: 'slipped-digit',
        values: { times },
      } as const,
    ];
  });
}

function spotUncredited(byTime: readonly Purchase[], captures: readonly Capture[]): SpottedReason[] {
  return byTime.flatMap((purchase): SpottedReason[] => {
    const own = captures.filter(({ purchaseId }) => purchaseId === purchase.id);
    const base = { reason: 'paid_not_credited' as const, purchaseIds: [purchase.id], values: {} };
    const paidAt = own.find(({ body }) => body.stage === 'paid')?.capturedAt;
    if (
      paidAt !== undefined &&
      own.some(({ body, capturedAt }) => body.stage === 'failed' && capturedAt > paidAt)
    ) {
      return [{ ...base, sign: 'failed-after-paid' }];
    }
    const seenAt = paymentSeenAt(own);
    const before = balanceOf(own, (at) => seenAt !== null && at < seenAt);
    const after = balanceOf(own, (at) => seenAt !== null && at > seenAt);
    return before !== null && before === after ? [{ ...base, sign: 'balance-unchanged' }] : [];
  });
}

/** The newest balance that a page showed at such a time. */
function balanceOf(own: readonly Capture[], isWanted: (at: number) => boolean): string | null {
  const shown = own.filter(({ body, capturedAt }) => body.stage === 'balance' && isWanted(capturedAt));
  return shown.at(-1)?.fields.find(({ name }) => name === 'units')?.value ?? null;
}

/** Many payments to one account within a day: a pattern that minors' purchases are known for, among others. */
function spotBursts(byTime: readonly Purchase[]): SpottedReason[] {
  const { purchases: wanted, hours } = SIGNS.burst;
  const accounts = new Map<string, Purchase[]>();
  for (const purchase of byTime.filter(isPaid)) {
    const key = `${purchase.platformId ?? purchase.host} ${purchase.account ?? ''}`;
    accounts.set(key, [...(accounts.get(key) ?? []), purchase]);
  }
  return [...accounts.values()].flatMap((own) => {
    const start = own.findIndex((first, index) => {
      const last = own[index + wanted - 1];
      return last !== undefined && paidMoment(last) - paidMoment(first) <= hours * 3_600_000;
    });
    const first = own[start];
    if (first === undefined) return [];
    const within = own.filter(
      (other) => Math.abs(paidMoment(other) - paidMoment(first)) <= hours * 3_600_000,
    );
    return [
      {
        reason: 'minor',
        purchaseIds: within.map(({ id }) => id),
        sign: 'burst',
        values: { count: within.length, hours },
      } as const,
    ];
  });
}

/** Most payments to one account at night. */
function spotNights(byTime: readonly Purchase[]): SpottedReason[] {
  const { from, to } = SIGNS.night;
  const timed = byTime.filter((purchase) => isPaid(purchase) && hourOf(purchase) !== null);
  const nights = timed.filter((purchase) => {
    const hour = hourOf(purchase) ?? 12;
    return hour >= from || hour < to;
  });
  if (nights.length < SIGNS.burst.purchases || nights.length * 2 <= timed.length) return [];
  return [
    {
      reason: 'minor',
      purchaseIds: nights.map(({ id }) => id),
      sign: 'nights',
      values: { count: nights.length, from, to },
    },
  ];
}

function isPaid({ stages, paidAt }: Purchase): boolean {
  return paidAt !== null || stages.includes('paid') || stages.includes('order');
}

/** Short order numbers are only unique on their own site. */
function isSameSite(one: Purchase, other: Purchase): boolean {
  return one.platformId === null ? one.host === other.host : one.platformId === other.platformId;
}

/** As the page wrote it, which is enough to compare two of one site; else the device's clock. UTC ms of no certain zone. */
function paidMoment({ paidAt, lastAt }: Purchase): number {
  const written = paidAt === null ? Number.NaN : Date.parse(paidAt.length > 10 ? `${paidAt}+08:00` : '');
  return Number.isNaN(written) ? lastAt : written;
}

function minutesApart(one: Purchase, other: Purchase): number {
  return Math.abs(paidMoment(one) - paidMoment(other)) / 60_000;
}

/** The hour that the page wrote; null where it wrote none. */
function hourOf({ paidAt }: Purchase): number | null {
  const hour = /T(\d\d):/.exec(paidAt ?? '')?.[1];
  return hour === undefined ? null : Number(hour);
}
