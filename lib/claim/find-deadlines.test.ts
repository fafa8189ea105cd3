import { describe, expect, it } from 'vitest';
import { NOON } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { Claim, ClaimStatus } from '../model/claim';
import { REASONS, type RecipientId } from '../model/claim-facts';
import { findDeadlines, nextDeadline } from './find-deadlines';
import { readAnswers } from './read-answers';

const kuaishou = samplePurchase({
  platformId: 'kuaishou',
  paidAt: '2026-11-20T23:50:00',
  channel: '微信支付',
});
const change = (status: ClaimStatus, recipient: RecipientId, at = NOON) => ({
  status,
  recipient,
  at,
  note: '',
});

function find(claim: Partial<Claim>, today = '2026-11-21', purchases = [kuaishou]) {
  const whole = sampleClaim(claim);
  const subject = { purchases, captures: [] };
  const deadlines = findDeadlines(whole, readAnswers(whole, subject, today).values, subject, today);
  return {
    deadlines,
    next: nextDeadline(whole, deadlines),
    of: (id: string) => deadlines.find(({ rule }) => rule.id === id),
  };
}

describe('findDeadlines', () => {
  it('warns of the earliest date first', () => {
    const { deadlines, next } = find({ reason: 'mis_recharge' });
    expect(
      deadlines.filter(({ rule }) => rule.kind === 'act').map(({ rule, until }) => `${rule.id} ${until}`),
    ).toEqual([
      'kuaishou7d 2026-11-27',
      'mistake90 2027-02-18',
      'wechatRefund1y 2027-11-20',
      'limitation3y 2029-11-20',
      'complaint3y 2029-11-20',
      'outer5y 2031-11-20',
    ]);
    expect(next).toEqual({ rule: 'kuaishou7d', day: '2026-11-27' });
  });

  it('counts from the day that the person named, and says where it had to guess', () => {
    expect(find({ reason: 'false_ad' }).of('fraud1y')).toMatchObject({
      until: '2027-11-20',
      isCertain: false,
    });
    const named = find({ reason: 'false_ad', answers: { knownOn: '2026-11-21' } });
    expect(named.of('fraud1y')).toMatchObject({ until: '2027-11-21', isCertain: true });
  });

  it('lets a rule be whose reason, platform or provider is another', () => {
    const douyin = samplePurchase({ platformId: 'douyin', paidAt: '2026-11-20', channel: '支付宝' });
    const { deadlines } = find({ reason: 'duplicate' }, '2026-11-21', [douyin]);
    expect(deadlines.map(({ rule }) => rule.id)).toEqual(['limitation3y', 'complaint3y']);
  });

  it('starts waiting times when the claim was filed, in working days and as the range that is reported', () => {
    const history = [change('submitted', 'douyin')];
    const { of } = find({ reason: 'minor', history });
    expect(of('review3wd')).toMatchObject({
      day: '2026-11-23',
      until: '2026-11-25',
      left: 4,
      isCertain: true,
    });
    expect(of('review15wd')).toMatchObject({ day: '2026-11-25', until: '2026-12-11' });
    expect(of('kuaishou24h')).toBeUndefined();
  });

  it('counts hours from the moment, and working days beyond the known calendar with a caution', () => {
    const history = [
      change('submitted', 'wechat-pay'),
      change('submitted', '12315'),
      change('accepted', '12315'),
    ];
    const { of } = find({ reason: 'false_ad', history });
    expect(of('merchant24h')).toMatchObject({ until: '2026-11-22' });
    expect(of('accept7wd')).toMatchObject({ until: '2026-12-01', isCertain: true });
    expect(of('mediate45wd')).toMatchObject({ isCertain: false });
  });

  it('passes over what is past, and asks for nothing once all is over', () => {
    expect(find({ reason: 'mis_recharge' }, '2026-11-28').next?.rule).toBe('mistake90');
    const history = [change('refunded-whole', 'kuaishou')];
    expect(find({ reason: 'mis_recharge', history }).next).toBeNull();
  });

  it.each(REASONS)('knows a last day for %s', (reason) => {
    expect(find({ reason }).next).not.toBeNull();
  });
});
