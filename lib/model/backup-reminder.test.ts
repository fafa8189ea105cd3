import { describe, expect, it } from 'vitest';
import { daysWithoutBackup, SNOOZE, type BackupFacts } from './backup-reminder';

const DAY = 24 * 3_600_000;
const NOW = 1000 * DAY;
const days = (change: Partial<BackupFacts>, after = 30) =>
  daysWithoutBackup(
    { lastAt: null, snoozedUntil: 0, oldestAt: NOW - 40 * DAY, newestAt: NOW - DAY, ...change },
    after,
    NOW,
  );

describe('the reminder of a backup', () => {
  it('comes once there was none for so many days since the first capture', () => {
    expect(days({})).toBe(40);
    expect(days({ oldestAt: NOW - 30 * DAY })).toBe(30);
    expect(days({ oldestAt: NOW - 30 * DAY + 1 })).toBeNull();
  });

  it('counts from the last backup, and only if something was captured since', () => {
    expect(days({ lastAt: NOW - 31 * DAY })).toBe(31);
    expect(days({ lastAt: NOW - 29 * DAY })).toBeNull();
    expect(days({ lastAt: NOW - 100 * DAY, newestAt: NOW - 100 * DAY })).toBeNull();
  });

  it('keeps away where there is nothing to lose, where it was put off, or not wanted', () => {
    expect(days({ oldestAt: null, newestAt: null })).toBeNull();
    expect(days({ snoozedUntil: NOW + 1 })).toBeNull();
    expect(days({ snoozedUntil: NOW })).toBe(40);
    expect(days({}, 0)).toBeNull();
    expect(SNOOZE).toBe(7 * DAY);
  });
});
