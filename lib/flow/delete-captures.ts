import type { Capture } from '../model/capture';
import type { LedgerEntry } from '../model/ledger-entry';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';
import { releaseAttachments } from './release-attachments';

/** Deletes one capture. Its tombstone in the ledger keeps the hash of what was deleted, so that the chain stays whole. */
export async function deleteCapture(id: string, store: Store): Promise<void> {
  const capture = await store.capture(id);
  if (capture === undefined) return;
  const rest = (await store.capturesOf([capture.purchaseId])).filter(
    (other) => other.id !== id && other.state === 'sealed',
  );
  const purchase = rest.length === 0 ? null : summarizePurchase(capture.purchaseId, rest);
  const bodySha256 = await sealedHash(capture, store);
  await appendToLedger(store, [{ kind: 'delete', id, bodySha256 }], ({ added }) =>
    store.removeCapture(capture, purchase, added),
  );
  if (purchase === null) await releaseAttachments([capture.purchaseId], store);
}

export async function deletePurchases(purchaseIds: readonly string[], store: Store): Promise<void> {
  for (const capture of await store.capturesOf(purchaseIds)) await deleteCapture(capture.id, store);
}

/** A capture that was never sealed has no hash; zeros stand for it. */
async function sealedHash(capture: Capture, store: Store): Promise<string> {
  const row = capture.seq === null ? undefined : await store.ledgerRow(capture.seq);
  return row === undefined ? '0'.repeat(64) : (JSON.parse(row.line) as LedgerEntry).bodySha256;
}
