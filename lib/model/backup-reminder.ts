import { DAY_MS } from './day';

/** What is known of backups and of what there is to lose; times are UTC ms. */
export interface BackupFacts {
  /** Of the last backup that was saved; null where there was none. */
  lastAt: number | null;
  /** Before then nobody wants to hear of it. */
  snoozedUntil: number;
  /** Of the oldest and the newest capture; null where there is none. */
  oldestAt: number | null;
  newestAt: number | null;
}

/** For so long a reminder that was put off stays away, in ms. */
export const SNOOZE = 7 * DAY_MS;

/** How many days a backup is overdue for; null where there is nothing to remind of. `after` is in days, 0 for never. */
export function daysWithoutBackup(facts: BackupFacts, after: number, now: number): number | null {
  const { lastAt, snoozedUntil, oldestAt, newestAt } = facts;
  if (after === 0 || oldestAt === null || newestAt === null || now < snoozedUntil) return null;
  // Nothing came since: the backup holds all.
  if (lastAt !== null && newestAt <= lastAt) return null;
  const days = Math.floor((now - (lastAt ?? oldestAt)) / DAY_MS);
  return days >= after ? days : null;
}
