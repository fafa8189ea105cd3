import { recipientFacts } from '../claim/facts';
import { changesSince, nextEdition } from '../claim/claim-editions';
import type { Attachment } from '../model/attachment';
import type { Capture } from '../model/capture';
import type { PacketClaim } from '../model/packet-claim';
import type { PlatformDefinition } from '../model/platform';
import type { Purchase } from '../model/purchase';
import type { Store } from '../store/store';
import { itemsThere, reviewClaim } from './review-claim';

/** A stored claim as its packet tells it; undefined where it is gone or has no reason yet. */
export async function packetClaim(
  claimId: string | undefined,
  subject: {
    purchases: readonly Purchase[];
    captures: readonly Capture[];
    attachments: readonly Attachment[];
  },
  { store, platforms }: { store: Store; platforms: readonly PlatformDefinition[] },
): Promise<PacketClaim | undefined> {
  const claim = claimId === undefined ? undefined : await store.claim(claimId);
  if (claim === undefined || claim.reason === null) return undefined;
  // As of its last change, so that the same claim gives the same packet on any day.
  const review = reviewClaim(claim, subject, { now: claim.changedAt, platforms });
  const { id, limits, isPublic, entry } = recipientFacts(claim.recipient ?? 'platform');
  const edition = nextEdition(claim, {
    captureIds: subject.captures.map((capture) => capture.id),
    there: itemsThere(review),
    asked: review.asked,
    full: review.statement.full,
  });
  return {
    id: claim.id,
    version: edition.version,
    changes: changesSince(claim, edition, subject.captures),
    reason: claim.reason,
    asked: review.asked,
    applicationNo: claim.applicationNo,
    language: claim.statement.language,
    full: review.statement.full,
    short: review.statement.short,
    evidence: (review.evidence?.items ?? []).map((item) => ({
      id: item.id,
      weight: item.weight,
      state: item.state,
    })),
    ...(claim.reason === 'minor' && { payments: review.pattern }),
    recipient: { id, limits, isPublic, entry },
  };
}
