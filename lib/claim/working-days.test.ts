import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDARS } from './facts';
import { dayOf, daysBetween } from '../model/day';
import { addDays, addWorkingDays, addYears } from './working-days';

const day = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2035-12-31') })
  .map((at) => new Date(at).toISOString().slice(0, 10));

describe('working days', () => {
  it.each([
    ['over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['over the spring festival, with its make-up Saturdays', '2026-02-13', 2, '2026-02-24'],
    ['over the national holiday and the Saturday worked for it', '2026-09-30', 3, '2026-10-10'],
    ['a Sunday that is worked', '2026-01-03', 1, '2026-01-04'],
  ])('%s: %s + %i', (_what, from, count, to) => {
    expect(addWorkingDays(from, count, CALENDARS)).toEqual({ day: to, isCertain: true });
  });

  it('says when it counted in a year whose holidays nobody knows yet', () => {
    expect(addWorkingDays('2026-12-30', 2, CALENDARS)).toEqual({ day: '2027-01-01', isCertain: false });
  });

  it('counts one after the other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (from, one, two) => {
        const half = addWorkingDays(from, one, CALENDARS).day;
        expect(addWorkingDays(half, two, CALENDARS).day).toBe(addWorkingDays(from, one + two, CALENDARS).day);
        expect(daysBetween(from, half)).toBeGreaterThanOrEqual(one);
      }),
    );
  });
});

describe('days and years', () => {
  it('adds what it takes away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  it('keeps the date, and the end of February', () => {
    expect(addYears('2026-11-21', 3)).toBe('2029-11-21');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('takes the day of China’s clock', () => {
    expect(dayOf(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  });
});
