import { expect, it } from 'vitest';
import { daysLeft } from './days-left';

it.each([
  ['2026-11-21', '2026-11-21T00:00:00+08:00', 0],
  ['2026-11-21', '2026-11-20T23:59:59+08:00', 1],
  ['2026-11-21', '2026-11-22T00:00:01+08:00', -1],
  ['2027-02-19', '2026-11-21T12:00:00-10:00', 89],
])('until %s from %s there are %i days', (day, now, left) => {
  expect(daysLeft(day, Date.parse(now))).toBe(left);
});
