import { expect, test } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { ANYTHING, findPurchases, searchable, type Wanted } from './find-purchases';

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
const all = [searchable(shop, 'shop.example'), searchable(douyin, '抖音')];
const ids = (wanted: Partial<Wanted>) => findPurchases(all, { ...ANYTHING, ...wanted }).map(({ id }) => id);

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
