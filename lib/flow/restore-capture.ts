import { CAPTURE_RECORD, type Capture, type StoredFile } from '../model/capture';
import { sha256OfFile } from '../model/sha256';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/**
 * Puts one capture of a backup back, with a line of our ledger, unless it is here. `sealed` are the hashes of capture.json
 * that the backup's ledger holds; a capture that does not fit them is `damaged`, and left out.
 */
export async function restoreCapture(
  { capture, files }: { capture: Capture; files: StoredFile[] },
  sealed: ReadonlyMap<string, string>,
  store: Store,
): Promise<'restored' | 'present' | 'damaged'> {
  const { id } = capture;
  if ((await store.capture(id)) !== undefined) return 'present';
  const bodySha256 = sealed.get(id);
  if (bodySha256 === undefined || !(await isAsSealed(capture, files, bodySha256))) return 'damaged';
  await appendToLedger(store, [{ kind: 'import', id, bodySha256 }], async ({ added, last }) => {
    const purchaseId = capture.purchaseId;
    const others = (await store.capturesOf([purchaseId])).filter((other) => other.state === 'sealed');
    // Its tab is another browser's; here the number may be any tab's.
    const trace = { tabId: -1, openerTabId: null };
    const restored: Capture = { ...capture, trace, seq: last.seq };
    const purchase = summarizePurchase(purchaseId, [...others, restored]);
    await store.seal({ capture: restored, files, purchase, added });
  });
  return 'restored';
}

/** Every byte against the hashes that the ledger sealed; what the row says beside is taken from capture.json. */
async function isAsSealed(
  capture: Capture,
  files: readonly StoredFile[],
  bodySha256: string,
): Promise<boolean> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const body = contents.get(CAPTURE_RECORD);
  if (body === undefined || (await sha256OfFile(body)) !== bodySha256) return false;
  const sealedBody = JSON.parse(await body.text()) as Capture['body'];
  if (JSON.stringify(sealedBody) !== JSON.stringify(capture.body) || sealedBody.id !== capture.id)
    return false;
  for (const { path, sha256 } of sealedBody.files) {
    const content = contents.get(path);
    if (content === undefined || (await sha256OfFile(content)) !== sha256) return false;
  }
  return contents.size === sealedBody.files.length + 1;
}
