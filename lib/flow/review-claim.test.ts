import { describe, expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { STATEMENT_LANGUAGES } from '../model/claim';
import { REASONS } from '../model/claim-facts';
import { reviewClaim } from './review-claim';

const NOW = { now: Date.parse('2026-11-21T06:00:00Z'), platforms: [] };

describe('a claim for a purchase of which no page showed a number, an amount or a time', () => {
  it.each(REASONS)('for %s says so, and fills nothing in', (reason) => {
    const subject = { purchases: [samplePurchase()], captures: [] };
    for (const language of STATEMENT_LANGUAGES) {
      const claim = sampleClaim({ reason, statement: { language, full: null, short: null } });
      const review = reviewClaim(claim, subject, NOW);
      expect(review.unknown).toEqual(['orderNo', 'amount', 'paidAt']);
      expect(review.asked).toBeNull();
      expect(review.amounts).toEqual([]);
      const states = review.evidence?.items.filter(({ id }) => id === 'order_no').map(({ state }) => state);
      expect(states).not.toContain('there');
      const { full, short } = review.statement;
      expect(full).not.toBe('');
      expect(short.length).toBeLessThanOrEqual(200);
      expect(`${full}${short}`).not.toMatch(/null|undefined|NaN|[{}[\]]/);
      // Days of the law count from the first capture then, and are marked as uncertain where they do.
      for (const { day } of review.deadlines) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

describe('the steps of a claim', () => {
  const stepsOf = (platformId: string, reason: 'minor' | 'wrong_amount') => {
    const subject = { purchases: [samplePurchase({ platformId })], captures: [] };
    const { steps } = reviewClaim(sampleClaim({ reason, recipient: 'platform' }), subject, NOW);
    return new Map(
      steps.map(({ id, waiting, entries }) => [id, { waiting: waiting.map((rule) => rule.id), entries }]),
    );
  };

  it('tell how long each is said to take: of this reason, and of no other platform', () => {
    expect(stepsOf('douyin', 'wrong_amount').get('ask-platform')?.waiting).toEqual([
      'review3wd',
      'review15wd',
    ]);
    expect(stepsOf('kuaishou', 'minor').get('ask-platform')?.waiting).toEqual([
      'kuaishou24h',
      'review3wd',
      'minorReview',
    ]);
    expect(stepsOf('douyin', 'minor').get('regulator')?.waiting).toEqual(['accept7wd', 'mediate45wd']);
  });

  it('lead to official pages alone, each over HTTPS', () => {
    const steps = stepsOf('douyin', 'wrong_amount');
    const links = [...steps.values()].flatMap(({ entries }) => entries);
    expect(new Set(links.map(({ url }) => new URL(url).host))).toEqual(
      new Set(['consumeprod.alipay.com', 'reportaproblem.apple.com', 'www.12315.cn', 'tousu.sina.com.cn']),
    );
    for (const { url } of links) expect(url).toMatch(/^https:/);
    expect(steps.get('regulator')?.entries).toEqual([{ recipient: '12315', url: 'https://www.12315.cn/' }]);
  });
});
