import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { dueReminders, REMINDER_DAYS } from './due-reminders';
import { addDays } from './working-days';

const LAST = '2027-02-19';
const claim = sampleClaim({ nextDeadline: { rule: 'mistake90', day: LAST } });

describe('dueReminders', () => {
  it('tells of a last day at each of its distances, once, and never after it', () => {
    const told: Record<string, string> = {};
    const days: number[] = [];
    for (let left = 40; left >= -5; left--) {
      for (const { key } of dueReminders([claim], told, addDays(LAST, -left))) {
        told[claim.id] = key;
        days.push(left);
      }
    }
    expect(days).toEqual(REMINDER_DAYS);
  });

  it('makes up for days on which the browser was closed, with one reminder', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }), (first, second) => {
        const told: Record<string, string> = {};
        const steps = new Set<string>();
        for (const left of [first, second].sort((one, other) => other - one)) {
          const due = dueReminders([claim], told, addDays(LAST, -left));
          expect(due.length).toBeLessThanOrEqual(1);
          for (const { key } of due) {
            expect(steps.has(key)).toBe(false);
            steps.add(key);
            told[claim.id] = key;
          }
        }
        expect(steps.size).toBeGreaterThan(0);
      }),
    );
  });

  it('puts the earliest first, and leaves out what is over or has no date', () => {
    const later = sampleClaim({ id: 'k-2', nextDeadline: { rule: 'minor30d', day: '2027-02-22' } });
    const closed = sampleClaim({
      id: 'k-3',
      nextDeadline: { rule: 'minor30d', day: '2027-02-20' },
      history: [{ status: 'closed', recipient: null, at: 1, note: '' }],
    });
    const found = dueReminders([later, closed, sampleClaim({ id: 'k-4' }), claim], {}, '2027-02-18');
    expect(found.map(({ claim: { id }, left }) => [id, left])).toEqual([
      ['k-1', 1],
      ['k-2', 4],
    ]);
  });
});
