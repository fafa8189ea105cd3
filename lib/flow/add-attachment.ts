import { composeAttachment, type AttachmentFacts } from '../attach/compose-attachment';
import { fileName, fileType } from '../attach/file-type';
import { matchBill, outsideBill } from '../attach/match-bill';
import { findBill, readBill } from '../attach/read-bill';
import { SpreadsheetError } from '../attach/spreadsheet-error';
import {
  LARGEST_ATTACHMENT,
  MOST_OWNERS,
  type Attachment,
  type AttachmentProblem,
} from '../model/attachment';
import type { Bill, BillMatch } from '../model/bill';
import { isPicture } from '../model/capture';
import type { EvidenceId } from '../model/claim-facts';
import { hexOf } from '../model/hex';
import { sha256Hex } from '../model/sha256';
import { DiskFullError, type Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';
import { newId } from './new-id';

/** A file that a person chose, and what it is for. */
export interface FileWish {
  file: Pick<File, 'name' | 'size' | 'lastModified' | 'arrayBuffer'>;
  /** Purchases and claims that it shall belong to. */
  ownerIds: readonly string[];
  evidence: EvidenceId | null;
}

export interface AttachTools {
  store: Store;
  /** A picture's size in px. @throws where it cannot be decoded. */
  measure(picture: Blob): Promise<{ width: number; height: number }>;
  now?: Date;
}

/** A bill that was read, and which of its rows may be whose. Nothing of it is stored. */
export interface ReadBill {
  bill: Bill;
  matches: BillMatch[];
  /** Ids of purchases whose day the bill does not reach. */
  outside: string[];
  source: Pick<AttachmentFacts, 'name' | 'lastModified' | 'original'>;
}

export type AddedFile =
  /** `present`: the same bytes belonged to the same purchases and claims before. */
  | { status: 'added' | 'present'; attachment: Attachment }
  | { status: 'bill'; read: ReadBill }
  | { status: 'refused'; problem: AttachmentProblem };

/** Adds one file, or answers with a bill's rows for the person to look at. Never rejects, and what was there before stays. */
export async function addFile(
  { file, ownerIds, evidence }: FileWish,
  tools: AttachTools,
): Promise<AddedFile> {
  const refused = (problem: AttachmentProblem): AddedFile => ({ status: 'refused', problem });
  // Before anything is read: a file of 500 MB is not taken into memory to be told that it is too large.
  if (file.size === 0) return refused('empty');
  if (file.size > LARGEST_ATTACHMENT) return refused('too-large');
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const source = {
      name: file.name,
      lastModified: file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null,
      original: { bytes: bytes.length, sha256: await sha256Hex(bytes) },
    };
    const type = fileType(bytes);
    if (type === 'compound') return refused('spreadsheet');
    if (type === null || type === 'zip') {
      const bill = type === 'zip' ? await spreadsheetBill(bytes) : readBill(bytes);
      if (bill === null) return refused(type === 'zip' ? 'no-bill' : 'wrong-type');
      const purchases = await tools.store.purchases(await purchasesOf(ownerIds, tools.store));
      const matches = matchBill(bill.rows, purchases);
      const outside = outsideBill(bill, matches, purchases).map(({ id }) => id);
      return { status: 'bill', read: { bill, matches, outside, source } };
    }
    const present = await findSame(source.original.sha256, ownerIds, tools.store);
    if (present !== null) return { status: 'present', attachment: present };
    const size = isPicture({ type })
      ? await tools.measure(new Blob([bytes], { type })).catch(() => null)
      : {};
    if (size === null || (type === 'application/pdf' && !endsAsPdf(bytes))) return refused('unreadable');
    const content = { path: fileName(type), type, bytes, ...size };
    const attachment = await keep({ ...source, evidence, bill: null, content }, ownerIds, tools);
    return { status: 'added', attachment };
  } catch (error) {
    if (error instanceof SpreadsheetError) return refused(error.problem);
    return refused(error instanceof DiskFullError ? 'disk-full' : 'failed');
  }
}

/** The first sheet that holds a bill. What reads zips comes only with the first of them. @throws {SpreadsheetError} */
async function spreadsheetBill(bytes: Uint8Array<ArrayBuffer>): Promise<Bill | null> {
  const { readXlsx } = await import('../attach/read-xlsx');
  for (const rows of await readXlsx(bytes)) {
    const bill = findBill(rows, 'xlsx');
    if (bill !== null) return bill;
  }
  return null;
}

/** Keeps the rows of a bill that the person chose, for the purchases that they were chosen for; the rest is forgotten. */
export async function addBillRows(
  { bill, source }: ReadBill,
  chosen: readonly BillMatch[],
  tools: Omit<AttachTools, 'measure'>,
): Promise<AddedFile> {
  const rows = chosen.map(({ row, purchaseId }) => ({ ...row, purchaseId }));
  const { source: of, encoding, header } = bill;
  try {
    const attachment = await keep(
      { ...source, evidence: 'bill_row', bill: { source: of, encoding, header, rows }, content: null },
      rows.map(({ purchaseId }) => purchaseId),
      tools,
    );
    return { status: 'added', attachment };
  } catch (error) {
    return { status: 'refused', problem: error instanceof DiskFullError ? 'disk-full' : 'failed' };
  }
}

async function keep(
  facts: Omit<AttachmentFacts, 'id' | 'nonce' | 'addedAt'>,
  ownerIds: readonly string[],
  { store, now = new Date() }: Omit<AttachTools, 'measure'>,
): Promise<Attachment> {
  const { body, files, bodySha256 } = await composeAttachment({
    ...facts,
    id: newId('a', now),
    nonce: hexOf(crypto.getRandomValues(new Uint8Array(16))),
    addedAt: now.toISOString(),
  });
  return appendToLedger(store, [{ kind: 'import', id: body.id, bodySha256 }], async ({ added, last }) => {
    const attachment: Attachment = {
      id: body.id,
      ownerIds: [...new Set(ownerIds)].slice(0, MOST_OWNERS),
      addedAt: now.getTime(),
      body,
      seq: last.seq,
    };
    await store.putAttachment(attachment, files, added);
    return attachment;
  });
}

async function findSame(
  sha256: string,
  ownerIds: readonly string[],
  store: Store,
): Promise<Attachment | null> {
  const own = await store.attachmentsOf(ownerIds);
  return own.find(({ body }) => body.file !== null && body.original.sha256 === sha256) ?? null;
}

/** A claim stands for all of its purchases. */
async function purchasesOf(ownerIds: readonly string[], store: Store): Promise<string[]> {
  const claims = await Promise.all(ownerIds.map((id) => store.claim(id)));
  return [...new Set([...ownerIds, ...claims.flatMap((claim) => claim?.purchaseIds ?? [])])];
}

/** A download that was cut off has no end. */
function endsAsPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-2048)).includes('%%EOF');
}
