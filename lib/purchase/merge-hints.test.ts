import { describe, expect, it } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { mergeCandidates, mergeDoubts } from './merge-hints';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const CNY30 = { minor: 3000, currency: 'CNY', raw: '￥30.00' };
const base = samplePurchase({ id: 'p-1', orderNo: null, amount: CNY30, firstAt: NOW, lastAt: NOW });

describe('mergeCandidates', () => {
  it('puts first what something speaks for, then the nearest', () => {
    const own = { ...base, channelOrderNo: '2026112122001412345678' };
    const others = [
      { ...base, id: 'far', amount: null, firstAt: NOW + 9e7, lastAt: NOW + 9e7 },
      { ...base, id: 'near', amount: null, firstAt: NOW + 6e6, lastAt: NOW + 6e6 },
      { ...base, id: 'soon', firstAt: NOW + 6e5, lastAt: NOW + 6e5 },
      { ...base, id: 'number', orderNo: '2026112122001412345678', firstAt: NOW - 9e8, lastAt: NOW - 9e8 },
      own,
    ];
    expect(mergeCandidates(own, others).map(({ purchase, hint }) => [purchase.id, hint])).toEqual([
      ['soon', 'same-amount-soon'],
      ['number', 'same-number'],
      ['near', null],
      ['far', null],
    ]);
  });
});

describe('mergeDoubts', () => {
  it('names what two purchases contradict each other in', () => {
    const other = { ...base, orderNo: 'B-2', account: 'b', amount: { ...CNY30, minor: 1 } };
    expect(mergeDoubts({ ...base, orderNo: 'A-1', account: 'a' }, other)).toEqual([
      'order-numbers',
      'amounts',
      'accounts',
    ]);
    expect(mergeDoubts(base, other)).toEqual(['amounts']);
  });

  it('expects another number on the site of a payment provider', () => {
    const shop = { ...base, platformId: null, host: 'shop.example', orderNo: 'A-1' };
    expect(mergeDoubts(shop, { ...base, platformId: 'alipay', orderNo: '2026112122001412345678' })).toEqual(
      [],
    );
  });
});
