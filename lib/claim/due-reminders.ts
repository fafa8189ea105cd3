import { isOver, type Claim, type Day, type ToldReminders } from '../model/claim';
import { daysBetween } from '../model/day';

/** Days before a last day on which the person is told of it. */
export const REMINDER_DAYS: readonly number[] = [14, 7, 3, 1, 0];

/** One last day that is near; `key` says which of its reminders this is. */
export interface Reminder {
  claim: Claim;
  rule: string;
  day: Day;
  /** Days left; 0 is today. */
  left: number;
  key: string;
}

/** Claims whose next last day is near and was not told of yet at this distance, the earliest first. */
export function dueReminders(claims: readonly Claim[], told: ToldReminders, today: Day): Reminder[] {
  return claims
    .flatMap((claim): Reminder[] => {
      const next = claim.nextDeadline;
      if (next === null || isOver(claim)) return [];
      const left = daysBetween(today, next.day);
      const step = REMINDER_DAYS.findLast((days) => left <= days);
      if (left < 0 || step === undefined) return [];
      const key = `${next.rule} ${next.day} ${step}`;
      return told[claim.id] === key ? [] : [{ claim, ...next, left, key }];
    })
    .sort((one, other) => one.left - other.left);
}
