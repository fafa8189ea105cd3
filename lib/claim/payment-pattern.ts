import type { PaymentPattern } from '../model/payment-pattern';
import type { Purchase } from '../model/purchase';
import { SIGNS } from './facts';

/** Counts what pages wrote, as they wrote it: nothing is inferred about who paid. */
export function paymentPattern(purchases: readonly Purchase[]): PaymentPattern {
  const grid = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  const { from, to } = SIGNS.night;
  let timed = 0;
  let atNight = 0;
  for (const { paidAt } of purchases) {
    const [, day, hour] = /^(\d{4}-\d\d-\d\d)T(\d\d):/.exec(paidAt ?? '') ?? [];
    const row = grid[weekdayOf(day)];
    if (row === undefined || hour === undefined) continue;
    const at = Number(hour);
    row[at] = (row[at] ?? 0) + 1;
    timed++;
    if (at >= from || at < to) atNight++;
  }
  return { grid, timed, untimed: purchases.length - timed, atNight, night: { from, to } };
}

/** 0 for Monday; -1 where there is no such day. */
function weekdayOf(day: string | undefined): number {
  const at = Date.parse(day ?? '');
  return Number.isNaN(at) ? -1 : (new Date(at).getUTCDay() + 6) % 7;
}
