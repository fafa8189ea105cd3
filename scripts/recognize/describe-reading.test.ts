import { describe, expect, it } from 'vitest';
import type { Field } from '../../lib/model/field';
import type { Reading } from '../../lib/model/reading';
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
});
