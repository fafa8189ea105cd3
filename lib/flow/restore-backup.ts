import * as v from 'valibot';
import { decryptBackup } from '../backup/chunks';
import { readRecords, type BackupRecord } from '../backup/records';
import { checkChain } from '../ledger/chain';
import { BackupError, type BackupProgress, type BackupSummary, type RestoreReport } from '../model/backup';
import type { Capture, StoredFile } from '../model/capture';
import { ClaimSchema } from '../model/claim';
import { BoxSchema } from '../model/field';
import { MASK_KINDS } from '../model/redaction';
import type { PacketSeal } from '../model/seal';
import { sha256Hex } from '../model/sha256';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';
import { ensureSigningKey } from './ensure-signing-key';

export interface RestoreWish {
  password: string;
  onProgress(progress: BackupProgress): void;
  signal: AbortSignal;
}

/** The ledger of the backup: which capture.json it sealed, and where it ends. */
interface Origin {
  lines: string[];
  head: string;
  sealed: Map<string, string>;
  isOurs: boolean;
}

const CaptureSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)),
  purchaseId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)),
  state: v.literal('sealed'),
  capturedAt: v.number(),
  fields: v.array(v.looseObject({ name: v.string(), value: v.string() })),
  body: v.looseObject({
    id: v.string(),
    files: v.array(v.looseObject({ path: v.string(), sha256: v.string() })),
  }),
});
const SummarySchema = v.object({
  captures: v.number(),
  purchases: v.number(),
  ledgerEntries: v.number(),
  createdAt: v.number(),
  keyFingerprint: v.string(),
});

/** Of a packet that was exported there: what was masked in it can then be opened here. */
const SealSchema = v.looseObject({
  tagmanifestSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  fileName: v.string(),
  signature: v.instance(Uint8Array),
  keyFingerprint: v.string(),
  purchaseIds: v.array(v.string()),
  bytes: v.number(),
  savedAt: v.number(),
  redaction: v.optional(
    v.object({
      values: v.array(v.object({ kind: v.picklist(MASK_KINDS), text: v.string() })),
      regions: v.array(v.object({ captureId: v.string(), path: v.string(), box: BoxSchema })),
      leftOut: v.array(v.string()),
    }),
  ),
});
const SecretsSchema = v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

/**
 * Puts back what a backup holds and this browser has not. Captures of another installation get an `import` line each in
 * our ledger; theirs is kept beside ours, as it was. Whatever was restored before an error or a cancellation stays, and a
 * second try goes on from there. @throws BackupError, or the signal's reason.
 */
export async function restoreBackup(file: Blob, store: Store, wish: RestoreWish): Promise<RestoreReport> {
  const report: RestoreReport = { restored: 0, present: 0, damaged: [], claims: 0, hasForeignLedger: false };
  let summary: BackupSummary | null = null;
  const lines: string[] = [];
  let origin: Origin | null = null;
  let waiting: { capture: Capture; files: StoredFile[] } | null = null;
  let isWhole = false;
  const finish = async () => {
    if (waiting === null || origin === null) return;
    await restoreCapture(waiting, origin, store, report);
    waiting = null;
    const done = report.restored + report.present + report.damaged.length;
    wish.onProgress({ done, total: summary?.captures ?? done });
  };
  for await (const record of readRecords(decryptBackup(file, wish.password))) {
    wish.signal.throwIfAborted();
    if (record.kind === 'summary') summary = parsed(SummarySchema, record.value);
    else if (record.kind === 'ledger') lines.push(...parsed(v.array(v.string()), record.value));
    else if (record.kind === 'capture') {
      origin ??= await keepOrigin(lines, summary, store, report);
      await finish();
      parsed(CaptureSchema, record.value);
      // As it was written: a parsed copy has its keys in another order.
      waiting = { capture: record.value as Capture, files: [] };
    } else if (record.kind === 'file') waiting?.files.push(fileOf(record));
    else if (record.kind === 'claim') {
      await finish();
      const claim = parsed(ClaimSchema, record.value);
      if ((await store.claim(claim.id)) === undefined) {
        await store.putClaim(claim);
        report.claims += 1;
      }
    } else if (record.kind === 'seal') {
      const seal = parsed(SealSchema, record.value) as PacketSeal;
      if ((await store.packetSeal(seal.tagmanifestSha256)) === undefined) await store.putPacketSeal(seal);
    } else if (record.kind === 'redaction-secrets') {
      await store.addRedactionSecrets(parsed(SecretsSchema, record.value));
    } else if (record.kind === 'end') isWhole = true;
  }
  await finish();
  if (!isWhole) throw new BackupError('malformed', file.size);
  return report;
}

/** Follows the backup's ledger to its end, and keeps it where it is not the beginning of our own. */
async function keepOrigin(
  lines: string[],
  summary: BackupSummary | null,
  store: Store,
  report: RestoreReport,
): Promise<Origin> {
  const sealed = new Map<string, string>();
  const { head, broken } = await checkChain(lines, ({ kind, id, bodySha256 }) => {
    if (kind === 'capture' || kind === 'import') sealed.set(id, bodySha256);
  });
  if (broken !== null) throw new BackupError('malformed', 0);
  const isOurs = await store.hasLedgerLine(lines.length, head);
  if (isOurs) return { lines, head, sealed, isOurs };
  report.hasForeignLedger = true;
  await ensureSigningKey(store);
  const known = await store.foreignLedgers();
  if (!known.some((kept) => kept.head === head)) {
    const root = await sha256Hex(lines[0] ?? '');
    await appendToLedger(
      store,
      [{ kind: 'import', id: `ledger-${root.slice(0, 16)}`, bodySha256: head }],
      ({ added }) => store.append(added),
    );
    await store.putForeignLedger(
      { head, root, keyFingerprint: summary?.keyFingerprint ?? '', lines, restoredAt: Date.now() },
      (kept) => kept.lines.every((line, index) => lines[index] === line),
    );
  }
  return { lines, head, sealed, isOurs };
}

async function restoreCapture(
  { capture, files }: { capture: Capture; files: StoredFile[] },
  { sealed }: Origin,
  store: Store,
  report: RestoreReport,
): Promise<void> {
  const { id } = capture;
  if ((await store.capture(id)) !== undefined) {
    report.present += 1;
    return;
  }
  const bodySha256 = sealed.get(id);
  if (bodySha256 === undefined || !(await isAsSealed(capture, files, bodySha256))) {
    report.damaged.push(id);
    return;
  }
  await appendToLedger(store, [{ kind: 'import', id, bodySha256 }], async ({ added, last }) => {
    const purchaseId = capture.purchaseId;
    const others = (await store.capturesOf([purchaseId])).filter((other) => other.state === 'sealed');
    // Its tab is another browser's; here the number may be any tab's.
    const trace = { tabId: -1, openerTabId: null };
    const restored: Capture = { ...capture, trace, seq: last.seq };
    const purchase = summarizePurchase(purchaseId, [...others, restored]);
    await store.seal({ capture: restored, files, purchase, added });
  });
  report.restored += 1;
}

/** Every byte against the hashes that the ledger sealed; what the row says beside is taken from capture.json. */
async function isAsSealed(
  capture: Capture,
  files: readonly StoredFile[],
  bodySha256: string,
): Promise<boolean> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const body = contents.get('capture.json');
  if (body === undefined || (await hashOf(body)) !== bodySha256) return false;
  const sealedBody = JSON.parse(await body.text()) as Capture['body'];
  if (JSON.stringify(sealedBody) !== JSON.stringify(capture.body) || sealedBody.id !== capture.id)
    return false;
  for (const { path, sha256 } of sealedBody.files) {
    const content = contents.get(path);
    if (content === undefined || (await hashOf(content)) !== sha256) return false;
  }
  return contents.size === sealedBody.files.length + 1;
}

async function hashOf(content: Blob): Promise<string> {
  return sha256Hex(await content.arrayBuffer());
}

function fileOf({ value, bytes }: BackupRecord): StoredFile {
  const { captureId, path, type } = parsed(
    v.object({ captureId: v.string(), path: v.string(), type: v.string() }),
    value,
  );
  return { captureId, path, content: new Blob([bytes], { type }) };
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new BackupError('malformed', 0);
  return result.output;
}
