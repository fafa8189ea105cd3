import type { ClaimSubject } from '../claim/claim-subject';
import type { Claim } from '../model/claim';
import type { Store } from '../store/store';

/** What a claim is about, as it is stored now. */
export async function claimSubject({ id, purchaseIds }: Claim, store: Store): Promise<ClaimSubject> {
  return {
    purchases: await store.purchases(purchaseIds),
    captures: (await store.capturesOf(purchaseIds)).filter(({ state }) => state === 'sealed'),
    attachments: await store.attachmentsOf([id, ...purchaseIds]),
  };
}
