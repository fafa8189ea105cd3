import type { Calendar } from '../model/claim-facts';
import type { Day } from '../model/claim';
import { DAY_MS } from '../model/day';

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same date in another year; the last day of February where that year has no 29th. */
export function addYears(day: Day, count: number): Day {
  const moved = new Date(Date.parse(day));
  const month = moved.getUTCMonth();
  moved.setUTCFullYear(moved.getUTCFullYear() + count);
  if (moved.getUTCMonth() !== month) moved.setUTCDate(0);
  return moved.toISOString().slice(0, 10);
}

/**
 * The `count`th working day after `day`. `isCertain` is false where a year was crossed whose holidays are not known:
 * only weekends are left out there, so the real day may come later.
 */
export function addWorkingDays(
  day: Day,
  count: number,
  calendars: readonly Calendar[],
): { day: Day; isCertain: boolean } {
  let reached = day;
  let isCertain = true;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    const calendar = calendars.find(({ year }) => String(year) === reached.slice(0, 4));
    if (calendar === undefined) isCertain = false;
    if (isWorkingDay(reached, calendar)) left--;
  }
  return { day: reached, isCertain };
}

function isWorkingDay(day: Day, calendar: Calendar | undefined): boolean {
  const date = day.slice(5);
  if (calendar?.workdays.includes(date) === true) return true;
  if (calendar?.holidays.includes(date) === true) return false;
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
