import { dayOf, daysBetween } from '../../lib/model/day';

/**
 * Days from now (UTC ms) until a last day, `YYYY-MM-DD`: 0 on the day itself, negative after it. Last days are days of China's
 * clock, wherever the device is.
 */
export function daysLeft(day: string, now: number): number {
  return daysBetween(dayOf(now), day);
}
