import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { spendingByMonth } from './spending-by-month';

const paid = (host: string, paidAt: string, minor: number, currency = 'CNY') =>
  samplePurchase({ host, paidAt, stages: ['paid'], amount: { minor, currency, raw: '' } });

test('sums by month and platform, without a gap between months, each currency by itself', () => {
  const { currencies, unknown } = spendingByMonth([
    paid('a', '2025-12-31T10:00:00', 1000),
    paid('b', '2026-02-01T10:00:00', 3000),
    paid('a', '2026-02-02T10:00:00', 500),
    paid('a', '2026-02-02T10:00:00', 700, 'USD'),
    samplePurchase({ stages: ['paid'] }),
    // Nobody saw that these were paid.
    samplePurchase({ stages: ['offer'], amount: { minor: 9, currency: 'CNY', raw: '' } }),
    samplePurchase({ stages: ['failed'], amount: { minor: 9, currency: 'CNY', raw: '' } }),
  ]);
  expect(unknown).toBe(1);
  expect(currencies).toMatchObject([
    {
      currency: 'CNY',
      minor: 4500,
      platforms: [
        { key: 'b', minor: 3000 },
        { key: 'a', minor: 1500 },
      ],
      months: [
        { month: '2025-12', minor: 1000, parts: [0, 1000] },
        { month: '2026-01', minor: 0, parts: [0, 0] },
        { month: '2026-02', minor: 3500, parts: [3000, 500] },
      ],
    },
    { currency: 'USD', minor: 700 },
  ]);
});

test('every amount of the months shown is in exactly one bar', () => {
  const purchase = fc
    .record({
      host: fc.constantFrom(...'abcdefgh'),
      month: fc.integer({ min: 1, max: 12 }),
      minor: fc.nat(1e6),
    })
    .map(({ host, month, minor }) =>
      paid(host, `2026-${String(month).padStart(2, '0')}-15T12:00:00`, minor + 1),
    );
  fc.assert(
    fc.property(fc.array(purchase, { minLength: 1 }), (all) => {
      const [spending] = spendingByMonth(all).currencies;
      const sum = all.reduce((total, { amount }) => total + (amount?.minor ?? 0), 0);
      expect(spending?.minor).toBe(sum);
      expect(spending?.months.reduce((total, { minor }) => total + minor, 0)).toBe(sum);
      expect(spending?.platforms.reduce((total, { minor }) => total + minor, 0)).toBe(sum);
    }),
  );
});
