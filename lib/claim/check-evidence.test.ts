import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { Claim } from '../model/claim';
import { EVIDENCE_ITEMS, REASONS, type EvidenceId, type ReasonId } from '../model/claim-facts';
import type { Capture } from '../model/capture';
import { checkEvidence } from './check-evidence';
import { reasonFacts } from './facts';
import { readAnswers } from './read-answers';

function check(reason: ReasonId, captures: Capture[], claim: Partial<Claim> = {}, count = 1) {
  const purchases = Array.from({ length: count }, (_, index) => samplePurchase({ id: `p-${index + 1}` }));
  const subject = { purchases, captures };
  const whole = sampleClaim({ reason, ...claim });
  const { values } = readAnswers(whole, subject, '2026-11-30');
  const found = checkEvidence(reasonFacts(reason), whole, values, subject);
  return { ...found, state: (id: EvidenceId) => found.items.find((item) => item.id === id)?.state };
}

const paid = sampleCapture({ id: 'c-2', stage: 'paid', minute: 5, fields: [sampleField('orderNo', '42')] });
const balance = (id: string, minute: number) => sampleCapture({ id, stage: 'balance', minute });

describe('checkEvidence', () => {
  it('ticks off what captures show, and names what is missing', () => {
    const { state, completeness } = check('mis_recharge', [paid]);
    expect([state('order_no'), state('pay_receipt')]).toEqual(['there', 'there']);
    expect([state('order_detail'), state('account_id')]).toEqual(['missing', 'missing']);
    expect(completeness).toBe('gaps');
  });

  it('tells a balance before the payment from one after it, and from a later one', () => {
    expect(check('mis_recharge', [balance('c-1', 1), paid]).state('balance_before')).toBe('there');
    expect(check('mis_recharge', [balance('c-1', 1), paid]).state('balance_after')).toBe('missing');
    const after = check('mis_recharge', [paid, balance('c-3', 6)]);
    expect([after.state('balance_after'), after.state('ledger_unused')]).toEqual(['there', 'missing']);
    expect(check('mis_recharge', [paid, balance('c-3', 6), balance('c-4', 90)]).state('ledger_unused')).toBe(
      'there',
    );
  });

  it('wants each order of a claim to show it', () => {
    const both = check('mis_recharge', [paid], {}, 2);
    expect(both.items.find(({ id }) => id === 'order_no')).toMatchObject({
      state: 'missing',
      missingOf: ['p-2'],
    });
    const second = sampleCapture({
      ...paid,
      id: 'c-9',
      purchaseId: 'p-2',
      fields: [sampleField('orderNo', '43')],
    });
    expect(check('mis_recharge', [paid, second], {}, 2).state('order_no')).toBe('there');
  });

  it('needs two orders to show that something was paid twice', () => {
    expect(check('duplicate', [paid]).state('dup_pair')).toBe('missing');
    expect(check('duplicate', [paid], {}, 2).state('dup_pair')).toBe('there');
  });

  it('counts what was answered, and says apart what the person only has at hand', () => {
    const claim = { answers: { intended: '1' }, atHand: ['bill_row' as const] };
    expect(check('wrong_amount', [], claim).state('intended_amount')).toBe('there');
    expect(check('wrong_amount', [], claim).state('bill_row')).toBe('at-hand');
    expect(check('not_as_agreed', [], { answers: { intended: 'x' } }).state('bill_row')).toBe('missing');
  });

  it('is complete only where nothing required is missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REASONS), fc.subarray([...EVIDENCE_ITEMS]), (reason, atHand) => {
        const { items, completeness } = check(reason, [], { atHand });
        const isMissing = items.some((item) => item.weight === 'required' && item.state === 'missing');
        expect(completeness === 'gaps').toBe(isMissing);
        expect(items.map(({ id }) => id)).toEqual(Object.values(reasonFacts(reason).evidence).flat());
      }),
    );
  });
});
