import { nextEdition, withEdition } from '../claim/claim-editions';
import { PLATFORMS } from '../platforms';
import type { Store } from '../store/store';
import { claimSubject } from './claim-subject';
import { itemsThere, reviewClaim } from './review-claim';

/** Remembers what the packet of a claim held, after it was saved: a later one says what is new in it. */
export async function noteEdition(claimId: string, store: Store): Promise<void> {
  const claim = await store.claim(claimId);
  if (claim === undefined || claim.reason === null) return;
  const subject = await claimSubject(claim, store);
  const review = reviewClaim(claim, subject, { now: claim.changedAt, platforms: PLATFORMS });
  const edition = nextEdition(claim, {
    captureIds: subject.captures.map(({ id }) => id),
    there: itemsThere(review),
    asked: review.asked,
    full: review.statement.full,
  });
  await store.putEditions(claimId, withEdition(claim, edition));
}
