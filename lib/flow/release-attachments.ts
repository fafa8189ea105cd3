import type { LedgerEntry } from '../model/ledger-entry';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** Deletes an attachment. Its tombstone in the ledger keeps the hash of what was deleted. */
export async function removeAttachment(id: string, store: Store): Promise<void> {
  const attachment = await store.attachment(id);
  if (attachment === undefined) return;
  const row = await store.ledgerRow(attachment.seq);
  const bodySha256 = row === undefined ? '0'.repeat(64) : (JSON.parse(row.line) as LedgerEntry).bodySha256;
  await appendToLedger(store, [{ kind: 'delete', id, bodySha256 }], ({ added }) =>
    store.removeAttachment(id, added),
  );
}

/** Takes attachments from what was deleted; one that then belongs to nothing that is stored goes with it. */
export async function releaseAttachments(ownerIds: readonly string[], store: Store): Promise<void> {
  for (const { id, ownerIds: all } of await store.attachmentsOf(ownerIds)) {
    const others = all.filter((ownerId) => !ownerIds.includes(ownerId));
    const purchases = (await store.purchases(others)).map((purchase) => purchase.id);
    const claims = await Promise.all(others.map((ownerId) => store.claim(ownerId)));
    if (purchases.length + claims.filter(Boolean).length === 0) await removeAttachment(id, store);
    else await store.putOwners(id, others);
  }
}

/** What belonged to a purchase belongs to its heir as well. The former owner stays named: an undo may bring it back. */
export async function shareAttachments(
  ownerIds: readonly string[],
  heirId: string,
  store: Store,
): Promise<void> {
  for (const { id, ownerIds: all } of await store.attachmentsOf(ownerIds))
    if (!all.includes(heirId)) await store.putOwners(id, [...all, heirId]);
}
