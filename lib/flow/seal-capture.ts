import { composeCapture, type CaptureFacts } from '../capture/compose-capture';
import type { GapEntry } from '../ledger/gaps';
import type { Capture } from '../model/capture';
import { hexOf } from '../model/hex';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

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
  const { body, fields, files, bodySha256 } = await composeCapture(
    facts,
    hexOf(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))),
  );
  const unwritten = files.filter(({ path }) => !written.includes(path));
  const entry = { kind: 'capture', id: pending.id, bodySha256 } as const;
  return appendToLedger(store, [...gaps, entry], async ({ added, last }) => {
    // Read again at each attempt: whoever was faster may have sealed a capture of the same purchase.
    const others = (await store.capturesOf([pending.purchaseId])).filter(
      (other) => other.id !== pending.id && other.state === 'sealed',
    );
    const capture: Capture = { ...pending, state: 'sealed', fields, body, seq: last.seq };
    const purchase = summarizePurchase(pending.purchaseId, [...others, capture]);
    await store.seal({ capture, files: unwritten, purchase, added, dropped: facts.recording?.parts });
    return capture;
  });
}
