import * as v from 'valibot';
import { ClaimSchema, isOver, type Claim } from '../model/claim';
import type { SavedClaim } from '../model/message';
import { PLATFORMS } from '../platforms';
import { DiskFullError, type Store } from '../store/store';
import { claimSubject } from './claim-subject';
import { reviewClaim } from './review-claim';

/** Keeps a claim as it stands, with what follows from it: the amount asked for and the next day that matters. */
export async function saveClaim(claim: unknown, store: Store, now: Date = new Date()): Promise<SavedClaim> {
  const parsed = v.safeParse(ClaimSchema, claim);
  if (!parsed.success) return { status: 'refused' };
  const given = parsed.output;
  // A claim that was deleted meanwhile, in another tab, does not come back by a late keystroke.
  const kept = await store.claim(given.id);
  if (kept === undefined) return { status: 'refused' };
  if (await isClaimedElsewhere(given, kept.purchaseIds, store)) return { status: 'refused' };
  const subject = await claimSubject(given, store);
  const { asked, next } = reviewClaim(given, subject, { now: now.getTime(), platforms: PLATFORMS });
  try {
    await store.putClaim({
      ...given,
      // Kept by exports, which a page that is open meanwhile does not know of.
      ...(kept.editions === undefined ? {} : { editions: kept.editions }),
      asked,
      nextDeadline: next,
      changedAt: now.getTime(),
    });
  } catch (error) {
    if (error instanceof DiskFullError) return { status: 'disk-full' };
    throw error;
  }
  return { status: 'saved' };
}

/** Whether a purchase that it takes in is in another open claim: two would contradict each other. */
async function isClaimedElsewhere(
  { id, purchaseIds }: Claim,
  before: readonly string[],
  store: Store,
): Promise<boolean> {
  const added = purchaseIds.filter((purchaseId) => !before.includes(purchaseId));
  const others = await store.claimsOf(added);
  return others.some((other) => other.id !== id && !isOver(other));
}
