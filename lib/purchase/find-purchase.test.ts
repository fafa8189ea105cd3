import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField, type SampleCapture } from '../../tests/samples/sample-capture';
import { findPurchase, type Newcomer } from './find-purchase';

const DOUYIN = { platformId: 'douyin', url: 'https://www.douyin.com/pay' };
const order = (value: string) => sampleField('orderNo', value);
const amount = (value: string) => sampleField('amount', value);

function newcomer(sample: SampleCapture): Newcomer {
  const { body, fields, trace, capturedAt } = sampleCapture(sample);
  return {
    platformId: body.platformId,
    host: new URL(body.url).host,
    stage: body.stage,
    fields,
    trace,
    capturedAt,
  };
}

function find(next: SampleCapture, ...earlier: SampleCapture[]): string | null {
  const captures = earlier.map((sample) => sampleCapture(sample));
  const ids = [...new Set(captures.map((capture) => capture.purchaseId))];
  return findPurchase(
    newcomer(next),
    ids.map((purchaseId) => ({
      purchaseId,
      captures: captures.filter((capture) => capture.purchaseId === purchaseId),
    })),
  );
}

describe('findPurchase', () => {
  it('follows one recharge from the offer over the cashier on another host to the result', () => {
    const offer: SampleCapture = { ...DOUYIN, stage: 'offer', fields: [amount('30.00')] };
    const cashier: SampleCapture = {
      ...DOUYIN,
      url: 'https://tp-pay.snssdk.com/cashdesk',
      stage: 'cashier',
      minute: 1,
      fields: [order('2026112114020001'), amount('30.00')],
    };
    const paid: SampleCapture = { ...cashier, stage: 'paid', minute: 2 };
    expect(find(offer)).toBeNull();
    expect(find(cashier, offer)).toBe('p-1');
    expect(find(paid, offer, cashier)).toBe('p-1');
  });

  it('starts a new purchase for the next recharge in the same tab', () => {
    const paid: SampleCapture = {
      ...DOUYIN,
      stage: 'paid',
      fields: [order('2026112114020001'), amount('30.00')],
    };
    expect(find({ ...DOUYIN, stage: 'offer', minute: 1, fields: [amount('30.00')] }, paid)).toBeNull();
  });

  it('keeps two recharges in two tabs apart', () => {
    const first: SampleCapture = { ...DOUYIN, stage: 'cashier', tabId: 1, fields: [amount('30.00')] };
    expect(
      find({ ...DOUYIN, stage: 'paid', tabId: 2, minute: 1, fields: [amount('30.00')] }, first),
    ).toBeNull();
  });

  it('finds the cashier that was opened in a tab of its own', () => {
    const offer: SampleCapture = { ...DOUYIN, stage: 'offer', tabId: 1, fields: [amount('30.00')] };
    expect(
      find({ ...DOUYIN, stage: 'cashier', tabId: 2, openerTabId: 1, fields: [amount('30.00')] }, offer),
    ).toBe('p-1');
  });

  it('finds an order by its number days later, in any tab', () => {
    const paid: SampleCapture = { ...DOUYIN, stage: 'paid', fields: [order('2026112114020001')] };
    expect(
      find(
        { ...DOUYIN, stage: 'order', tabId: 9, minute: 5 * 24 * 60, fields: [order('2026112114020001')] },
        paid,
      ),
    ).toBe('p-1');
  });

  it('finds the purchase of a payment channel that calls it by its own number', () => {
    const cashier: SampleCapture = {
      url: 'https://shop.example/pay',
      stage: 'cashier',
      fields: [order('A-20261121-7'), amount('15.45')],
    };
    const alipay: SampleCapture = {
      platformId: 'alipay',
      url: 'https://excashier.alipay.com/x',
      stage: 'paid',
      minute: 1,
      fields: [order('2026112122001412345678901234'), amount('15.45')],
    };
    expect(find(alipay, cashier)).toBe('p-1');
    expect(
      find({ ...alipay, fields: [order('2026112122001412345678901234'), amount('99.00')] }, cashier),
    ).toBeNull();
  });

  it('never joins two orders of one site', () => {
    const one: SampleCapture = { stage: 'order', fields: [order('1041'), amount('30.00')] };
    expect(find({ stage: 'order', minute: 1, fields: [order('1042'), amount('30.00')] }, one)).toBeNull();
  });

  it('never joins equal short numbers of two sites', () => {
    const one: SampleCapture = { stage: 'order', url: 'https://one.example/', fields: [order('28')] };
    expect(
      find({ stage: 'order', url: 'https://two.example/', tabId: 2, fields: [order('28')] }, one),
    ).toBeNull();
  });

  it('lets go after half an hour without an order number', () => {
    const offer: SampleCapture = { ...DOUYIN, stage: 'offer', fields: [amount('30.00')] };
    expect(find({ ...DOUYIN, stage: 'cashier', minute: 31, fields: [amount('30.00')] }, offer)).toBeNull();
  });

  it('prefers the newest of several open purchases', () => {
    const old: SampleCapture = {
      ...DOUYIN,
      id: 'c-1',
      purchaseId: 'p-old',
      stage: 'offer',
      fields: [amount('30.00')],
    };
    const recent: SampleCapture = {
      ...DOUYIN,
      id: 'c-2',
      purchaseId: 'p-new',
      stage: 'offer',
      minute: 5,
      fields: [amount('30.00')],
    };
    expect(find({ ...DOUYIN, stage: 'cashier', minute: 6, fields: [amount('30.00')] }, old, recent)).toBe(
      'p-new',
    );
  });
});
