import { describe, expect, it } from 'vitest';
import type { Field } from '../../lib/model/field';
import type { Reading } from '../../lib/model/reading';
import { PLACED } from '../../lib/recognize/stage';
import { describeReading } from './describe-reading';

const field = (name: Field['name'], value: string, money?: Field['money']): Field => ({
  name,
  raw: value,
  value,
  ...(money && { money }),
  label: '实付金额',
  source: 'text',
  selector: null,
  box: null,
  confidence: 0.9,
  reason: 'beside of its label',
});
const reading = (stage: Reading['stage']): Reading => ({
  platformId: null,
  stage,
  reasons: ['words of success'],
  fields: [field('amount', '30.00', { minor: 3000, currency: 'CNY', raw: '￥30.00' })],
  recognizer: 'generic@1',
});

describe('the report of a reading', () => {
  it('names the currency beside the amount, and what is not there as null', () => {
    expect(describeReading(reading('paid'))).toMatchObject({
      kind: 'confirmation',
      fields: { amount: '30.00', currency: 'CNY', orderNo: null, paidAt: null },
      confidence: { amount: 0.9 },
      reasons: ['words of success', 'amount: beside of its label “实付金额”'],
    });
  });

  it.each([
    ['offer', 'recharge'],
    ['cashier', 'cashier'],
    ['order', 'order-detail'],
  ] as const)('calls %s %s', (stage, kind) => {
    expect(describeReading(reading(stage)).kind).toBe(kind);
  });

  it.each(['failed', 'refund', 'terms', null] as const)(
    'gives no values for %s: nothing was bought',
    (stage) => {
      expect(describeReading(reading(stage))).toMatchObject({ kind: 'none', fields: { amount: null } });
    },
  );

  it('lists each order of a list, and gives no number to the page', () => {
    const row = [field('orderNo', 'A1'), field('amount', '6.00', { minor: 600, currency: 'CNY', raw: '6' })];
    const told = describeReading({
      ...reading('order'),
      fields: [],
      orders: [row, [field('orderNo', 'A2')]],
    });
    expect(told.fields.orderNo).toBeNull();
    expect(told.orders).toMatchObject([
      { orderNo: 'A1', amount: '6.00', currency: 'CNY', channel: null },
      { orderNo: 'A2', amount: null },
    ]);
  });

  it('calls an order that was placed a confirmation', () => {
    expect(describeReading({ ...reading('order'), reasons: [PLACED] }).kind).toBe('confirmation');
  });

  it('names the channel’s number where there is no other', () => {
    const told = describeReading({ ...reading('paid'), fields: [field('channelOrderNo', '4200')] });
    expect(told.fields.orderNo).toBe('4200');
  });
});
