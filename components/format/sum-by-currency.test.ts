import { expect, test } from 'vitest';
import { formatSums, sumByCurrency } from './sum-by-currency';

const cny = (minor: number) => ({ minor, currency: 'CNY' });

test('adds within one currency and never across', () => {
  const amounts = [cny(3000), { minor: 499, currency: 'USD' }, cny(1000)];
  expect(sumByCurrency(amounts)).toEqual([cny(4000), { minor: 499, currency: 'USD' }]);
  expect(formatSums(amounts, 'zh-CN')).toBe('￥40.00 + US$4.99');
  expect(formatSums(amounts, 'fr')).toBe('40,00\u00A0CN¥ + 4,99\u00A0US$');
});

test('an amount without a currency is a sum of its own, unmarked', () => {
  expect(formatSums([cny(3000), { minor: 500, currency: null }], 'zh-CN')).toBe('￥30.00 + 5.00');
});

test('purchases without an amount add nothing, not zero', () => {
  expect(formatSums([null, null], 'zh-CN')).toBe('');
});

test('cents add exactly', () => {
  expect(sumByCurrency(Array.from({ length: 10 }, () => cny(10)))).toEqual([cny(100)]);
});
