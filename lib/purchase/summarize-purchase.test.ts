import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { summarizePurchase } from './summarize-purchase';

const offer = (value: string) =>
  sampleCapture({ id: 'c-1', stage: 'offer', fields: [sampleField('amount', value)] });

describe('summarizePurchase', () => {
  it('believes the page after the payment before the one ahead of it', () => {
    const purchase = summarizePurchase('p-1', [
      sampleCapture({
        id: 'c-1',
        stage: 'offer',
        fields: [sampleField('amount', '30.00'), sampleField('account', '小喆')],
      }),
      sampleCapture({
        id: 'c-2',
        stage: 'paid',
        minute: 2,
        fields: [sampleField('amount', '30.01'), sampleField('orderNo', '2026112114020001')],
      }),
    ]);
    expect(purchase).toMatchObject({
      amount: { minor: 3001, currency: 'CNY' },
      orderNo: '2026112114020001',
      account: '小喆',
      stages: ['offer', 'paid'],
      captureIds: ['c-1', 'c-2'],
      missing: ['channel', 'paidAt'],
    });
    expect(purchase.lastAt - purchase.firstAt).toBe(120_000);
  });

  it('keeps the channel’s own number beside the platform’s', () => {
    const purchase = summarizePurchase('p-1', [
      sampleCapture({
        id: 'c-1',
        stage: 'cashier',
        fields: [sampleField('orderNo', '2026112122001412345678901234')],
      }),
      sampleCapture({ id: 'c-2', stage: 'paid', minute: 1, fields: [sampleField('orderNo', 'DY-7')] }),
    ]);
    expect(purchase).toMatchObject({ orderNo: 'DY-7', channelOrderNo: '2026112122001412345678901234' });
  });

  it('takes a missing currency only from an equal amount of the same purchase', () => {
    const bare = sampleField('amount', '30.00', { money: { minor: 3000, currency: null, raw: '30.00' } });
    const paid = sampleCapture({ id: 'c-2', stage: 'paid', minute: 1, fields: [bare] });
    expect(summarizePurchase('p-1', [offer('30.00'), paid]).amount?.currency).toBe('CNY');
    expect(summarizePurchase('p-1', [offer('50.00'), paid]).amount?.currency).toBeNull();
  });

  it('never makes up what no page shows', () => {
    const purchase = summarizePurchase('p-1', [sampleCapture()]);
    expect(purchase).toMatchObject({
      orderNo: null,
      amount: null,
      channel: null,
      paidAt: null,
      product: null,
    });
    expect(purchase.missing).toEqual(['orderNo', 'amount', 'channel', 'paidAt']);
  });

  it('refuses a purchase without captures', () => {
    expect(() => summarizePurchase('p-1', [])).toThrow(RangeError);
  });
});
