import { expect, test } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { searchable } from './find-purchases';
import { countedAmounts, groupByMonth } from './group-by-month';

const made = (id: string, paidAt: string) => searchable(samplePurchase({ id, paidAt }), '');
const keyOf = (purchase: Parameters<typeof samplePurchase>[0]) =>
  groupByMonth([searchable(samplePurchase(purchase), '')])[0]?.key;

test('months in the order given, each purchase in its own', () => {
  const months = groupByMonth([
    made('a', '2026-11-01T00:00:00'),
    made('b', '2026-10-31T23:59:59'),
    made('c', '2025-11-15T12:00:00'),
  ]);
  expect(months.map(({ key, purchases }) => [key, purchases.map(({ id }) => id)])).toEqual([
    ['2026-11', ['a']],
    ['2026-10', ['b']],
    ['2025-11', ['c']],
  ]);
});

test('the page’s time decides; the first capture where the page told none, or nonsense', () => {
  const firstAt = new Date('2026-12-01T00:00:10').getTime();
  expect(keyOf({ firstAt, paidAt: '2026-11-30T23:59:50' })).toBe('2026-11');
  expect(keyOf({ firstAt })).toBe('2026-12');
  expect(keyOf({ firstAt, paidAt: 'soon' })).toBe('2026-12');
});

test('a payment that only failed is not part of a total; one that succeeded at last is', () => {
  const amount = { minor: 9800, currency: 'CNY', raw: '￥98.00' };
  expect(countedAmounts([samplePurchase({ amount, stages: ['cashier', 'failed'] })])).toEqual([]);
  expect(countedAmounts([samplePurchase({ amount, stages: ['paid', 'failed'] })])).toEqual([amount]);
  expect(countedAmounts([samplePurchase({ amount, stages: ['cashier'] })])).toEqual([amount]);
});
