import { composeCapture, type CaptureFacts } from '../capture/compose-capture';
import type { GapEntry } from '../ledger/gaps';
import type { Capture } from '../model/capture';
import { hexOf } from '../model/hex';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { appendToLedger, readLedgerEnd, type NewRows } from './append-to-ledger';

const NONCE_BYTES = 16;

/**
 * Facts → sealed record: composed, chained to the ledger, and stored with its purchase in one durable step. `gaps` are
 * told in the ledger before it; `written` are the paths of files that are stored already, byte for byte.
 */
export async function sealCapture(
  pending: Capture,
  facts: CaptureFacts,
  store: Store,
  gaps: readonly GapEntry[] = [],
  written: readonly string[] = [],
): Promise<Capture> {
  const end = readLedgerEnd(store);
  const readOthers = () => store.capturesOf([pending.purchaseId]);
  // After the ledger's end, and beside the hashing: whoever seals later moves that end, and then both are read again.
  let others: Promise<Capture[]> | null = end.then(readOthers);
  others.catch(() => undefined);
  const { body, fields, files, bodySha256 } = await composeCapture(
    facts,
    hexOf(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))),
  );
  const unwritten = files.filter(({ path }) => !written.includes(path));
  const entry = { kind: 'capture', id: pending.id, bodySha256 } as const;
  const seal = async ({ added, last }: NewRows) => {
    const known = await (others ?? readOthers());
    others = null;
    const sealed = known.filter((other) => other.id !== pending.id && other.state === 'sealed');
    const capture: Capture = { ...pending, state: 'sealed', fields, body, seq: last.seq };
    const purchase = summarizePurchase(pending.purchaseId, [...sealed, capture]);
    await store.seal({ capture, files: unwritten, purchase, added, dropped: facts.recording?.parts });
    return capture;
  };
  return appendToLedger(store, [...gaps, entry], seal, end);
}
