import { nextEdition, withEdition } from '../claim/claim-editions';
import type { ClaimSubject } from '../claim/claim-subject';
import type { Redaction } from '../model/redaction';
import { PLATFORMS } from '../platforms';
import type { Store } from '../store/store';
import { claimSubject } from './claim-subject';
import { shownAttachments } from './redact-evidence';
import { itemsThere, reviewClaim } from './review-claim';

/** Remembers what the packet of a claim held, after it was saved: a later one says what is new in it. */
export async function noteEdition(
  claimId: string,
  store: Store,
  redaction?: Redaction | undefined,
): Promise<void> {
  const claim = await store.claim(claimId);
  if (claim === undefined || claim.reason === null) return;
  const whole = await claimSubject(claim, store);
  const subject = redaction === undefined ? whole : whatIsShown(whole, redaction);
  const review = reviewClaim(claim, subject, { now: claim.changedAt, platforms: PLATFORMS });
  const edition = nextEdition(claim, {
    captureIds: subject.captures.map(({ id }) => id),
    there: itemsThere(review),
    asked: review.asked,
    full: review.statement.full,
  });
  await store.putEditions(claimId, withEdition(claim, edition));
}

/** A packet with masks holds no captures that the person left out, and of the added files only some. */
function whatIsShown(subject: ClaimSubject, redaction: Redaction): ClaimSubject {
  const captures = subject.captures.filter(({ id }) => !redaction.leftOut.includes(id));
  return { ...subject, captures, attachments: shownAttachments(subject.attachments ?? [], redaction) };
}
