import {
  BackupError,
  type BackupKeyRecord,
  type BackupProgress,
  type BackupSummary,
  type RestoreReport,
} from '../model/backup';
import type { Capture, StoredFile } from '../model/capture';
import type { Claim } from '../model/claim';
import type { PacketSeal } from '../model/seal';
import type { Settings } from '../model/settings';
import type { Store } from '../store/store';
import { keepForeignLedger, soundPacketStamps, soundStamps, type KeptLedger } from './keep-foreign-ledger';
import { mergeRestored } from './merge-restored';
import { mergeSettings } from './merge-settings';
import { readBackup, type BackedUp } from './read-backup';
import { shareAttachments } from './release-attachments';
import { restoreAttachment, type AttachmentRow } from './restore-attachment';
import { restoreCapture } from './restore-capture';

export interface RestoreWish {
  password: string;
  settings: { read(): Promise<Settings>; change(change: Partial<Settings>): Promise<void> };
  onProgress(progress: BackupProgress): void;
  signal: AbortSignal;
  /** Fewer than a backup has, for tests that are about something else. */
  leastIterations?: number;
}

/** A record whose files are still being read. */
type Waiting = { files: StoredFile[] } & ({ capture: Capture } | { row: AttachmentRow });

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
  let waiting: Waiting | null = null;
  const finish = async () => {
    if (waiting === null || ledger === null) return;
    const { files } = waiting;
    if ('row' in waiting) {
      const outcome = await restoreAttachment({ row: waiting.row, files }, ledger.sealed, store);
      if (outcome === 'damaged') report.damaged.push(waiting.row.id);
    } else {
      const outcome = await restoreCapture({ capture: waiting.capture, files }, ledger.sealed, store);
      if (outcome === 'damaged') report.damaged.push(waiting.capture.id);
      else report[outcome] += 1;
    }
    waiting = null;
    const done = report.restored + report.present + report.damaged.length;
    wish.onProgress({ done, total: read.summary?.captures ?? done });
  };
  for await (const one of readBackup(file, wish.password, wish.leastIterations)) {
    wish.signal.throwIfAborted();
    if (takeBefore(one, read)) continue;
    ledger ??= await keepLedger(read, store, report);
    if (one.kind === 'file') waiting?.files.push(one.value);
    else await finish();
    if (one.kind === 'capture') {
      waiting = { capture: one.value, files: [] };
      read.captures.push({ id: one.value.id, purchaseId: one.value.purchaseId });
    } else if (one.kind === 'attachment') {
      waiting = { row: one.value, files: [] };
    } else if (one.kind === 'foreign-ledger') {
      const { isOurs } = await keepForeignLedger(one.value, store);
      report.hasForeignLedger ||= !isOurs;
    } else if (one.kind === 'claim') read.claims.push(one.value);
    else if (one.kind === 'seal') await restoreSeal(one.value, store);
    else if (one.kind === 'redaction-secrets') await store.addRedactionSecrets(one.value);
    else if (one.kind === 'settings') read.settings = one.value;
    else if (one.kind === 'end') read.isWhole = true;
  }
  if (!read.isWhole) throw new BackupError('malformed', file.size);
  const moved = await mergeRestored(read.captures, store);
  for (const [from, into] of moved) if (from !== into) await shareAttachments([from], into, store);
  await restoreClaims(read.claims, moved, store, report);
  await restoreSettings(read.settings, wish.settings, report);
  return report;
}

/** Whether this is one of those that come before the first capture; it is then kept for it. */
function takeBefore(one: BackedUp, read: Read): boolean {
  if (one.kind === 'summary') read.summary = one.value;
  else if (one.kind === 'key') read.key = one.value;
  else if (one.kind === 'ledger') read.lines.push(...one.value);
  else if (one.kind === 'stamp') read.stamps.push(one.value);
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
async function restoreSeal(seal: PacketSeal, store: Store): Promise<void> {
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
