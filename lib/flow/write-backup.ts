import type { Chances } from '../backup/backup-key';
import { encryptBackup } from '../backup/chunks';
import { writeRecord } from '../backup/records';
import { signDer } from '../ledger/signature';
import type { BackupKeyRecord, BackupProgress, BackupSummary } from '../model/backup';
import type { Settings } from '../model/settings';
import type { Store } from '../store/store';
import { ensureSigningKey } from './ensure-signing-key';

export interface BackupWish {
  password: string;
  settings: Settings;
  onProgress(progress: BackupProgress): void;
  signal: AbortSignal;
  /** Fewer iterations, for tests that are about something else. */
  chances?: Partial<Chances>;
}

const LINES_AT_ONCE = 500;
/** So many chunks become one part of the file, which the browser may then keep on the disk. */
const PART_CHUNKS = 16;

/**
 * The whole store as one encrypted file: ledger, time stamps, captures with every file, claims, seals, settings, and the
 * public half of the key with its signature over the ledger; its private half cannot leave this browser. @throws the signal's reason where it was cancelled.
 */
export async function writeBackup(store: Store, wish: BackupWish): Promise<Blob> {
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of encryptBackup(recordsOf(store, wish), wish.password, wish.chances)) {
    wish.signal.throwIfAborted();
    waiting.push(chunk);
    if (waiting.length === PART_CHUNKS) {
      parts.push(new Blob(waiting));
      waiting = [];
    }
  }
  return new Blob([...parts, ...waiting], { type: 'application/octet-stream' });
}

async function* recordsOf(
  store: Store,
  { settings, onProgress, signal }: BackupWish,
): AsyncGenerator<Uint8Array> {
  const { fingerprint, publicKeyPem, privateKey, handovers = [] } = await ensureSigningKey(store);
  const ids = await store.captureIds();
  const headRow = await store.ledgerHead();
  const head = headRow?.seq ?? 0;
  const summary: BackupSummary = {
    captures: ids.length,
    purchases: (await store.counts()).purchases,
    ledgerEntries: head,
    createdAt: Date.now(),
    keyFingerprint: fingerprint,
  };
  yield writeRecord('summary', summary);
  const signature = await signDer(privateKey, new TextEncoder().encode(headRow?.line ?? ''));
  const key: BackupKeyRecord = { fingerprint, publicKeyPem, handovers, signature };
  yield writeRecord('key', key);
  for (let seq = 1; seq <= head; seq += LINES_AT_ONCE) {
    const rows = await store.ledgerSlice(seq, LINES_AT_ONCE);
    yield writeRecord(
      'ledger',
      rows.filter((row) => row.seq <= head).map(({ line }) => line),
    );
  }
  for (const stamp of await store.allStamps()) yield writeRecord('stamp', stamp);
  for (const ledger of await store.foreignLedgers()) yield writeRecord('foreign-ledger', ledger);
  for (const [index, id] of ids.entries()) {
    signal.throwIfAborted();
    onProgress({ done: index, total: ids.length });
    const capture = await store.capture(id);
    // Deleted meanwhile; its tombstone comes after the head of this backup.
    if (capture?.state !== 'sealed' || (capture.seq ?? 0) > head) continue;
    yield writeRecord('capture', capture);
    for (const { path, content } of await store.filesOf(id))
      yield writeRecord(
        'file',
        { captureId: id, path, type: content.type },
        new Uint8Array(await content.arrayBuffer()),
      );
  }
  for (const id of await store.attachmentIds()) {
    signal.throwIfAborted();
    const attachment = await store.attachment(id);
    if (attachment === undefined || attachment.seq > head) continue;
    yield writeRecord('attachment', attachment);
    for (const { path, content } of await store.filesOf(id))
      yield writeRecord(
        'file',
        { captureId: id, path, type: content.type },
        new Uint8Array(await content.arrayBuffer()),
      );
  }
  for (const claim of await store.allClaims()) yield writeRecord('claim', claim);
  for (const seal of await store.allSeals()) yield writeRecord('seal', seal);
  yield writeRecord('redaction-secrets', await store.redactionSecrets());
  yield writeRecord('settings', settings);
  yield writeRecord('end', summary.captures);
  onProgress({ done: ids.length, total: ids.length });
}
