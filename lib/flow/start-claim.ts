import { isOver, type Claim } from '../model/claim';
import { RECIPIENTS, type ReasonId, type RecipientId } from '../model/claim-facts';
import type { Purchase } from '../model/purchase';
import type { Store } from '../store/store';
import { newId } from './new-id';

/**
 * Begins a claim for these purchases, or answers the one that one of them has already and that is not over: two claims
 * on one purchase would contradict each other.
 * @throws RangeError where none of the purchases is stored.
 */
export async function startClaim(
  purchaseIds: readonly string[],
  reason: ReasonId | null,
  store: Store,
  now: Date = new Date(),
): Promise<{ claimId: string; isNew: boolean }> {
  const known = await store.purchases([...new Set(purchaseIds)]);
  if (known.length === 0) throw new RangeError('a claim without purchases');
  const ids = known.map(({ id }) => id);
  const open = (await store.claimsOf(ids)).find((claim) => !isOver(claim));
  if (open !== undefined) return { claimId: open.id, isNew: false };

  const at = now.getTime();
  const claim: Claim = {
    format: 1,
    id: newId('k', now),
    purchaseIds: ids,
    reason,
    answers: {},
    keptPurchaseId: null,
    atHand: [],
    asked: null,
    statement: { language: 'zh-CN', full: null, short: null },
    recipient: recipientOf(known),
    applicationNo: '',
    history: [{ status: 'drafted', recipient: null, at, note: '' }],
    contacts: [],
    nextDeadline: null,
    createdAt: at,
    changedAt: at,
  };
  await store.putClaim(claim);
  return { claimId: claim.id, isNew: true };
}

/** Who is asked first: the platform itself, where all was bought on one that has an entry of its own. To be changed at will. */
function recipientOf(purchases: readonly Purchase[]): RecipientId | null {
  const [id, ...others] = new Set(purchases.map(({ platformId }) => platformId));
  return others.length > 0 ? null : (RECIPIENTS.find((one) => one === id) ?? null);
}
