import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { paymentPattern } from './payment-pattern';

const paid = (paidAt: string | null) => samplePurchase({ paidAt });

describe('paymentPattern', () => {
  it('counts by the weekday and hour that pages wrote', () => {
    // 21 November 2026 is a Saturday.
    const pattern = paymentPattern([
      paid('2026-11-21T23:10:00'),
      paid('2026-11-21T23:59:59'),
      paid('2026-11-23T05:00:00'),
      paid('2026-11-21'),
      paid(null),
    ]);
    expect(pattern.grid[5]?.[23]).toBe(2);
    expect(pattern.grid[0]?.[5]).toBe(1);
    expect(pattern).toMatchObject({ timed: 3, untimed: 2, atNight: 3, night: { from: 22, to: 6 } });
  });

  it('leaves no payment out and counts none twice', () => {
    const times = fc.array(
      fc.oneof(
        fc.constant(null),
        fc.constant('2026-13-45T10:00:00'),
        fc
          .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 19)),
      ),
    );
    fc.assert(
      fc.property(times, (all) => {
        const { grid, timed, untimed } = paymentPattern(all.map(paid));
        expect(grid.flat().reduce((sum, count) => sum + count, 0)).toBe(timed);
        expect(timed + untimed).toBe(all.length);
      }),
    );
  });
});
