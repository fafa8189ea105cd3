import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { Purchase } from '../model/purchase';
import type { Stage } from '../model/stage';
import { spotReasons } from './spot-reasons';

const order = (id: string, paidAt: string, more: Partial<Purchase> = {}) =>
  samplePurchase({
    id,
    platformId: 'douyin',
    orderNo: `no-${id}`,
    account: '小喆',
    amount: { minor: 3000, currency: 'CNY', raw: '' },
    paidAt: `2026-11-${paidAt}`,
    stages: ['paid'],
    ...more,
  });
const seen = (id: string, stage: Stage, minute: number, amount?: string, units?: string) =>
  sampleCapture({
    id,
    stage,
    minute,
    fields: [
      ...(amount === undefined ? [] : [sampleField('amount', amount)]),
      ...(units === undefined ? [] : [sampleField('units', units)]),
    ],
  });
const reasons = (...found: Parameters<typeof spotReasons>) =>
  spotReasons(...found).map(({ reason, sign, purchaseIds }) => [reason, sign, ...purchaseIds]);

describe('spotReasons', () => {
  const first = order('p-1', '20T14:02:00');
  it('offers a double payment: same site, account and amount, minutes apart', () => {
    expect(reasons([order('p-2', '20T14:05:00'), first], [])).toEqual([
      ['duplicate', 'same-amount-soon', 'p-1', 'p-2'],
    ]);
  });

  it.each([
    ['hours apart', order('p-2', '20T18:05:00')],
    ['another account', order('p-2', '20T14:05:00', { account: '小李' })],
    ['another amount', order('p-2', '20T14:05:00', { amount: { minor: 3001, currency: 'CNY', raw: '' } })],
    ['another site', order('p-2', '20T14:05:00', { platformId: 'kuaishou' })],
    ['no order number', order('p-2', '20T14:05:00', { orderNo: null })],
    ['never paid', order('p-2', '20T14:05:00', { paidAt: null, stages: ['offer'] })],
  ])('but not where it is %s', (_what, second) => {
    expect(reasons([first, second], [])).toEqual([]);
  });

  it('offers ten times the amount of the page before, or of what is usual', () => {
    const big = order('p-1', '20T14:02:00', { amount: { minor: 150_000, currency: 'CNY', raw: '' } });
    expect(reasons([big], [seen('c-1', 'offer', 0, '150.00')])).toEqual([
      ['wrong_amount', 'slipped-digit', 'p-1'],
    ]);
    expect(reasons([big], [seen('c-1', 'offer', 0, '1500.00')])).toEqual([]);
    const usual = { amount: { minor: 15_000, currency: 'CNY', raw: '' } };
    const before = [order('p-8', '01T10:00:00', usual), order('p-9', '08T10:00:00', usual)];
    expect(reasons([...before, big], [])).toEqual([['wrong_amount', 'slipped-digit', 'p-1']]);
  });

  it('offers paid but not credited: failed after it was paid, or the balance stayed', () => {
    const paid = seen('c-1', 'paid', 0);
    expect(reasons([first], [paid, seen('c-2', 'failed', 3)])).toEqual([
      ['paid_not_credited', 'failed-after-paid', 'p-1'],
    ]);
    expect(reasons([first], [seen('c-0', 'failed', -3), paid])).toEqual([]);
    const balances = (after: string) => [
      seen('c-0', 'balance', -5, undefined, '70'),
      paid,
      seen('c-2', 'balance', 9, undefined, after),
    ];
    expect(reasons([first], balances('70'))).toEqual([['paid_not_credited', 'balance-unchanged', 'p-1']]);
    expect(reasons([first], balances('370'))).toEqual([]);
  });

  it('hints at a minor’s pattern: many in a day, or most at night', () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      order(`p-${index}`, `20T1${index}:30:00`, { amount: { minor: 100 + index, currency: 'CNY', raw: '' } }),
    );
    expect(reasons(many, [])).toEqual([['minor', 'burst', ...many.map(({ id }) => id)]]);
    expect(reasons(many.slice(0, 4), [])).toEqual([]);
    const nights = Array.from({ length: 5 }, (_, index) =>
      order(`p-${index}`, `1${index}T23:30:00`, { amount: { minor: 100 + index, currency: 'CNY', raw: '' } }),
    );
    expect(reasons(nights, [])).toEqual([['minor', 'nights', ...nights.map(({ id }) => id)]]);
  });
});
