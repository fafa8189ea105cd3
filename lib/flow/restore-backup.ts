import * as v from 'valibot';
import { decryptBackup } from '../backup/chunks';
import { readRecords, type BackupRecord } from '../backup/records';
import {
  BackupError,
  type BackupKeyRecord,
  type BackupProgress,
  type BackupSummary,
  type RestoreReport,
} from '../model/backup';
import type { Capture, StoredFile } from '../model/capture';
import { ClaimSchema, type Claim } from '../model/claim';
import { BoxSchema } from '../model/field';
import { MASK_KINDS } from '../model/redaction';
import type { PacketSeal } from '../model/seal';
import type { Settings } from '../model/settings';
import type { Store } from '../store/store';
import {
  BackupKeySchema,
  keepForeignLedger,
  soundPacketStamps,
  soundStamps,
  type KeptLedger,
} from './keep-foreign-ledger';
import { mergeRestored } from './merge-restored';
import { mergeSettings } from './merge-settings';
import { restoreCapture } from './restore-capture';

export interface RestoreWish {
  password: string;
  settings: { read(): Promise<Settings>; change(change: Partial<Settings>): Promise<void> };
  onProgress(progress: BackupProgress): void;
  signal: AbortSignal;
}

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const CaptureSchema = v.looseObject({
  id: Id,
  purchaseId: Id,
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
const Lines = v.array(v.string());
const ForeignSchema = v.looseObject({
  key: BackupKeySchema,
  lines: Lines,
  stamps: v.array(v.unknown()),
});
const SealSchema = v.object({
  tagmanifestSha256: Hash,
  fileName: v.string(),
  signature: v.instance(Uint8Array<ArrayBuffer>),
  keyFingerprint: Hash,
  purchaseIds: v.array(v.string()),
  bytes: v.number(),
  savedAt: v.number(),
  // What was masked in a packet can then be opened here.
  redaction: v.optional(
    v.object({
      values: v.array(v.object({ kind: v.picklist(MASK_KINDS), text: v.string() })),
      regions: v.array(v.object({ captureId: v.string(), path: v.string(), box: BoxSchema })),
      leftOut: v.array(v.string()),
    }),
  ),
});
const Secrets = v.array(Hash);

/** What comes before the first capture, and what waits for the last. */
interface Read {
  summary: BackupSummary | null;
  key: BackupKeyRecord | null;
  lines: string[];
  stamps: unknown[];
  /** Captures as the backup holds them: their ids and purchases. */
  captures: Pick<Capture, 'id' | 'purchaseId'>[];
  claims: Claim[];
  settings: unknown;
  isWhole: boolean;
}

/**
 * Puts back what a backup holds and this browser has not. Captures of another installation get an `import` line each in
 * our ledger; theirs is kept beside ours, as it was. Whatever was restored before an error or a cancellation stays, and a
 * second try goes on from there. @throws BackupError, or the signal's reason.
 */
export async function restoreBackup(file: Blob, store: Store, wish: RestoreWish): Promise<RestoreReport> {
  const report: RestoreReport = {
    restored: 0,
    present: 0,
    damaged: [],
    claims: 0,
    stamps: 0,
    platforms: 0,
    hasForeignLedger: false,
  };
  const read: Read = {
    summary: null,
    key: null,
    lines: [],
    stamps: [],
    captures: [],
    claims: [],
    settings: undefined,
    isWhole: false,
  };
  let ledger: KeptLedger | null = null;
  let waiting: { capture: Capture; files: StoredFile[] } | null = null;
  const finish = async () => {
    if (waiting === null || ledger === null) return;
    const outcome = await restoreCapture(waiting, ledger.sealed, store);
    if (outcome === 'damaged') report.damaged.push(waiting.capture.id);
    else report[outcome] += 1;
    waiting = null;
    const done = report.restored + report.present + report.damaged.length;
    wish.onProgress({ done, total: read.summary?.captures ?? done });
  };
  for await (const record of readRecords(decryptBackup(file, wish.password))) {
    wish.signal.throwIfAborted();
    if (takeBefore(record, read)) continue;
    ledger ??= await keepLedger(read, store, report);
    const { kind, value } = record;
    if (kind === 'file') waiting?.files.push(fileOf(record));
    else await finish();
    if (kind === 'capture') {
      const { id, purchaseId } = parsed(CaptureSchema, value);
      // As it was written: a parsed copy has its keys in another order.
      waiting = { capture: value as Capture, files: [] };
      read.captures.push({ id, purchaseId });
    } else if (kind === 'foreign-ledger') {
      const { isOurs } = await keepForeignLedger(parsed(ForeignSchema, value), store);
      report.hasForeignLedger ||= !isOurs;
    } else if (kind === 'claim') read.claims.push(parsed(ClaimSchema, value));
    else if (kind === 'seal') await restoreSeal(value, store);
    else if (kind === 'redaction-secrets') await store.addRedactionSecrets(parsed(Secrets, value));
    else if (kind === 'settings') read.settings = value;
    else if (kind === 'end') read.isWhole = true;
  }
  if (!read.isWhole) throw new BackupError('malformed', file.size);
  await restoreClaims(read.claims, await mergeRestored(read.captures, store), store, report);
  await restoreSettings(read.settings, wish.settings, report);
  return report;
}

/** Whether this record is one of those that come before the first capture; it is then kept for it. */
function takeBefore({ kind, value }: BackupRecord, read: Read): boolean {
  if (kind === 'summary') read.summary = parsed(SummarySchema, value);
  else if (kind === 'key') read.key = parsed(BackupKeySchema, value);
  else if (kind === 'ledger') read.lines.push(...parsed(Lines, value));
  else if (kind === 'stamp') read.stamps.push(value);
  else return false;
  return true;
}

/** The backup's own ledger and the time stamps of it; those of whole packets speak for themselves. */
async function keepLedger(
  { lines, key, stamps }: Read,
  store: Store,
  report: RestoreReport,
): Promise<KeptLedger> {
  if (key === null) throw new BackupError('malformed', 0);
  const kept = await keepForeignLedger({ lines, key, stamps }, store);
  report.hasForeignLedger ||= !kept.isOurs;
  const ofLines = await soundStamps(stamps, lines);
  const ofPackets = await soundPacketStamps(stamps);
  // Stamps of another ledger's lines are kept with it.
  for (const stamp of [...(kept.isOurs ? ofLines : []), ...ofPackets])
    if (await store.restoreStamp(stamp)) report.stamps += 1;
  if (!kept.isOurs) report.stamps += ofLines.length;
  return kept;
}

/** What another key signed. Ours would be used again for an equal packet, and what a file says of it could be false. */
async function restoreSeal(value: unknown, store: Store): Promise<void> {
  const seal = parsed(SealSchema, value) as PacketSeal;
  if (!(await store.hasKey(seal.keyFingerprint))) await store.restoreSeal(seal);
}

async function restoreClaims(
  claims: readonly Claim[],
  moved: ReadonlyMap<string, string>,
  store: Store,
  report: RestoreReport,
): Promise<void> {
  const idHere = (id: string) => moved.get(id) ?? id;
  for (const claim of claims) {
    if ((await store.claim(claim.id)) !== undefined) continue;
    const { keptPurchaseId } = claim;
    await store.putClaim({
      ...claim,
      purchaseIds: [...new Set(claim.purchaseIds.map(idHere))],
      keptPurchaseId: keptPurchaseId === null ? null : idHere(keptPurchaseId),
    });
    report.claims += 1;
  }
}

async function restoreSettings(
  backedUp: unknown,
  { read, change }: RestoreWish['settings'],
  report: RestoreReport,
): Promise<void> {
  const here = await read();
  const merged = mergeSettings(here, backedUp);
  report.platforms = (merged.customPlatforms ?? here.customPlatforms).length - here.customPlatforms.length;
  if (Object.keys(merged).length > 0) await change(merged);
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
