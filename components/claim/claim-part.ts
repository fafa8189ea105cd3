import type { ClaimReview } from '../../lib/flow/review-claim';
import type { Claim } from '../../lib/model/claim';

/** What each part of a claim's page is given. */
export interface ClaimPart {
  claim: Claim;
  review: ClaimReview;
  change(part: Partial<Claim>): void;
}
