import { describe, expect, it } from 'vitest';
import type { Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { findCare, type Intended } from './find-care';

const NOW = new Date(2026, 10, 21, 14).getTime();
const yuan = (amount: number): Money => ({ minor: amount * 100, currency: 'CNY', raw: `￥${amount}` });

const paid = (amount: number, minutesAgo: number, more: Partial<Purchase> = {}): Purchase => ({
  id: `p-${amount}-${minutesAgo}`,
  platformId: 'douyin',
  host: 'www.douyin.com',
  orderNo: null,
  channelOrderNo: null,
  amount: yuan(amount),
  channel: null,
  account: null,
  product: null,
  units: null,
  merchant: null,
  paidAt: null,
  firstAt: NOW - minutesAgo * 60_000,
  lastAt: NOW - minutesAgo * 60_000,
  stages: ['cashier', 'paid'],
  captureIds: [],
  missing: [],
  ...more,
});

const intended = (amount: number): Intended => ({
  purchaseId: 'p-new',
  platformId: 'douyin',
  host: 'www.douyin.com',
  amount: yuan(amount),
  product: null,
  at: NOW,
});

const USUAL = [paid(6, 600), paid(30, 700), paid(30, 800), paid(98, 900)];

describe('findCare', () => {
  it('tells of ten times the usual, and of no less', () => {
    expect(findCare(intended(300), USUAL, null)).toEqual([{ kind: 'tenfold', times: 10, usual: yuan(30) }]);
    expect(findCare(intended(299), USUAL, null)).toEqual([]);
  });

  it.each([
    ['two payments are not usual yet', [paid(6, 600), paid(6, 700)]],
    [
      'what was not paid',
      USUAL.map((one) => ({ ...one, stages: ['offer', 'failed'] as Purchase['stages'] })),
    ],
    ['another currency', USUAL.map((one) => ({ ...one, amount: { ...yuan(30), currency: 'USD' } }))],
  ])('knows no usual from %s', (_, purchases) => {
    expect(findCare(intended(3000), purchases, null)).toEqual([]);
  });

  it('tells of the same order minutes ago', () => {
    expect(findCare(intended(30), [paid(30, 4)], null)).toEqual([{ kind: 'again', minutes: 4 }]);
  });

  it.each<[string, Purchase]>([
    ['an hour ago', paid(30, 60)],
    ['of another amount', paid(6, 4)],
    ['on another platform', paid(30, 4, { platformId: 'kuaishou' })],
    ['of another product', paid(30, 4, { product: '会员' })],
    ['that was not paid', paid(30, 4, { stages: ['cashier'] })],
    ['that is this very one', paid(30, 4, { id: 'p-new' })],
  ])('says nothing of one %s', (_, other) => {
    expect(findCare({ ...intended(30), product: '抖币' }, [other], null)).toEqual([]);
  });

  it('tells when this would pass the budget of the month, in its currency', () => {
    const budget = { minor: 10_000, currency: 'CNY' };
    const month = [paid(60, 600)];
    expect(findCare(intended(41), month, budget)).toEqual([{ kind: 'budget', spentMinor: 6000, budget }]);
    expect(findCare(intended(40), month, budget)).toEqual([]);
    expect(findCare(intended(41), month, { ...budget, currency: 'USD' })).toEqual([]);
  });
});
