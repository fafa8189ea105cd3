import type { Capture } from '../model/capture';
import { isOver, type Claim } from '../model/claim';
import type { Purchase } from '../model/purchase';
import type { RegroupOutcome, Regrouping } from '../model/regrouping';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { newId } from './new-id';
import { shareAttachments } from './release-attachments';

/**
 * Moves captures to other purchases: puts two purchases together, or takes one apart. What was sealed stays as it is: no
 * record says what purchase it belongs to. Purchases are summarised anew, one that is left empty goes, and claims follow.
 */
export async function regroupCaptures(change: Regrouping, store: Store): Promise<RegroupOutcome> {
  const fresh = newId('p');
  const target = new Map(change.moves.map(({ captureId, purchaseId }) => [captureId, purchaseId ?? fresh]));
  const moved: Capture[] = [];
  for (const id of target.keys()) {
    const capture = await store.capture(id);
    // A capture that is still being taken has its purchase in hand.
    if (capture === undefined || capture.state !== 'sealed') return { status: 'refused', why: 'gone' };
    moved.push(capture);
  }
  const [first] = change.moves;
  if (first === undefined) return { status: 'refused', why: 'gone' };

  const touched = [...new Set([...moved.map(({ purchaseId }) => purchaseId), ...target.values()])];
  const all = (await store.capturesOf(touched)).map((capture) => ({
    ...capture,
    purchaseId: target.get(capture.id) ?? capture.purchaseId,
  }));
  const sealedOf = (purchaseId: string) =>
    all.filter((capture) => capture.purchaseId === purchaseId && capture.state === 'sealed');
  const [left, emptied] = [
    touched.filter((id) => sealedOf(id).length > 0),
    touched.filter((id) => sealedOf(id).length === 0),
  ];
  const purchases: Purchase[] = left.map((id) => summarizePurchase(id, sealedOf(id)));

  const claims = await store.claimsOf(touched);
  const heir = target.get(first.captureId) ?? fresh;
  const followed = claims.flatMap((claim) => {
    const wanted = change.claims?.find(({ id }) => id === claim.id)?.purchaseIds;
    const purchaseIds = wanted ?? [
      ...new Set(claim.purchaseIds.map((id) => (emptied.includes(id) ? heir : id))),
    ];
    return purchaseIds.join() === claim.purchaseIds.join() ? [] : [{ id: claim.id, purchaseIds }];
  });
  if (isClaimedTwice(claims, followed)) return { status: 'refused', why: 'two-claims' };

  await store.regroup({
    captures: [...target].map(([id, purchaseId]) => ({ id, purchaseId })),
    purchases,
    emptied,
    claims: followed,
  });
  await shareAttachments(emptied, heir, store);
  return {
    status: 'regrouped',
    purchaseId: heir,
    undo: {
      moves: moved.map(({ id, purchaseId }) => ({ captureId: id, purchaseId })),
      claims: claims
        .filter(({ id }) => followed.some((one) => one.id === id))
        .map(({ id, purchaseIds }) => ({ id, purchaseIds })),
    },
  };
}

function isClaimedTwice(
  claims: readonly Claim[],
  followed: readonly { id: string; purchaseIds: string[] }[],
): boolean {
  const claimed = claims
    .filter((claim) => !isOver(claim))
    .flatMap(({ id, purchaseIds }) => followed.find((one) => one.id === id)?.purchaseIds ?? purchaseIds);
  return new Set(claimed).size < claimed.length;
}
