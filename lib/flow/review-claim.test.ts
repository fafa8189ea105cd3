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
