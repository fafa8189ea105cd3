import { expect, test } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { amountRange, ANYTHING, findPurchases, newestFirst, searchable, type Wanted } from './find-purchases';

const douyin = samplePurchase({
  id: 'd',
  platformId: 'douyin',
  orderNo: 'SP2026112110241207184236905512',
  channel: '支付宝',
  paidAt: '2026-11-21T10:25:03',
  stages: ['offer', 'paid'],
});
const shop = samplePurchase({
  id: 's',
  host: 'shop.example',
  product: '点赞 1000（昇龢堃𠮷工作室）',
  amount: { minor: 1500, currency: 'CNY', raw: '￥15.00' },
  firstAt: new Date('2026-11-02T23:59:59.500').getTime(),
  missing: ['orderNo'],
  stages: ['cashier'],
});
const all = newestFirst([searchable(shop, 'shop.example'), searchable(douyin, '抖音')]);
const ids = (wanted: Partial<Wanted>) =>
  findPurchases(all, { ...ANYTHING, ...wanted }).map(({ purchase }) => purchase.id);

test('everything, newest first, where nothing is asked', () => {
  expect(ids({})).toEqual(['d', 's']);
});

test.each([
  ['sp2026112110241', ['d']],
  ['抖音 支付宝', ['d']],
  ['抖音 微信', []],
  ['ＳＰ２０２６', ['d']],
  ['𠮷', ['s']],
  ['15.00', ['s']],
  ['  ', ['d', 's']],
  ['.*', []],
])('search for %j', (text, found) => {
  expect(ids({ text })).toEqual(found);
});

test('filters narrow together', () => {
  expect(ids({ platform: 'shop.example' })).toEqual(['s']);
  expect(ids({ completeness: 'complete' })).toEqual(['d']);
  expect(ids({ completeness: 'missing' })).toEqual(['s']);
  expect(ids({ stage: 'cashier' })).toEqual(['s']);
  expect(ids({ stage: 'cashier', platform: 'douyin' })).toEqual([]);
});

test('both days of a range are included, by the device’s calendar', () => {
  expect(ids({ to: '2026-11-02' })).toEqual(['s']);
  expect(ids({ from: '2026-11-03' })).toEqual(['d']);
  expect(ids({ from: '2026-11-21', to: '2026-11-21' })).toEqual(['d']);
});

test('month, channel and amount narrow as well; an amount that cannot be meant narrows nothing', () => {
  expect(ids({ month: '2026-11' })).toEqual(['d', 's']);
  expect(ids({ month: '2026-10' })).toEqual([]);
  expect(ids({ channel: '支付宝' })).toEqual(['d']);
  expect(ids({ least: '15' })).toEqual(['s']);
  expect(ids({ least: '￥１４．９９', most: '1,500' })).toEqual(['s']);
  expect(ids({ most: '14.99' })).toEqual([]);
  expect(ids({ least: 'abc' })).toEqual(['d', 's']);
  expect(amountRange({ least: 'abc', most: '' }).problem).toBe('not-an-amount');
  expect(amountRange({ least: '-3', most: '' }).problem).toBe('not-an-amount');
  expect(amountRange({ least: '20', most: '10' }).problem).toBe('least-above-most');
});

test('where the claim stands', () => {
  const claims = new Map([['d', 'rejected' as const]]);
  const inClaim = (claim: Wanted['claim']) =>
    findPurchases(all, { ...ANYTHING, claim }, claims).map(({ purchase }) => purchase.id);
  expect(inClaim('rejected')).toEqual(['d']);
  expect(inClaim('none')).toEqual(['s']);
  expect(inClaim('submitted')).toEqual([]);
});
