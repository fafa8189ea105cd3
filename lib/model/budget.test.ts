import { expect, test } from 'vitest';
import { parseBudget, spentThisMonth } from './budget';
import type { Purchase } from './purchase';

const NOW = new Date(2026, 10, 21, 12);
const BUDGET = { minor: 30_000, currency: 'CNY' };
const purchase = (part: Partial<Purchase>): Purchase => ({
  ...({
    paidAt: null,
    lastAt: NOW.getTime(),
    stages: ['paid'],
    amount: { minor: 600, currency: 'CNY', raw: '' },
  } as unknown as Purchase),
  ...part,
});

test.each([
  ['300', 30_000],
  ['300.5', 30_050],
  [' 1,234.50 ', 123_450],
  ['0.01', 1],
  ['0', null],
  ['', null],
  ['-5', null],
  ['300元', null],
  ['1e3', null],
  ['0.001', null],
  ['9999999999', null],
])('%j is %s in minor units', (written, minor) => {
  expect(parseBudget(written, 2)).toBe(minor);
});

test('a currency without minor units takes whole amounts only', () => {
  expect(parseBudget('3000', 0)).toBe(3000);
  expect(parseBudget('3000.5', 0)).toBeNull();
});

test('counts what was seen paid this month, in the currency of the budget', () => {
  const spent = spentThisMonth(
    [
      purchase({}),
      purchase({ paidAt: '2026-11-01T00:00:00' }),
      purchase({ paidAt: '2026-10-31T23:59:59' }),
      purchase({ lastAt: new Date(2026, 9, 31).getTime() }),
      purchase({ stages: ['offer', 'cashier'] }),
      purchase({ stages: ['cashier', 'failed'] }),
      purchase({ amount: { minor: 499, currency: 'USD', raw: '' } }),
      purchase({ amount: null }),
    ],
    BUDGET,
    NOW,
  );
  expect(spent).toEqual({ minor: 1200, uncounted: 2 });
});
