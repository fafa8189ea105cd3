import * as v from 'valibot';
import { decryptBackup } from '../backup/chunks';
import { readRecords, type BackupRecord } from '../backup/records';
import { BackupError, type BackupSummary } from '../model/backup';
import type { Capture, StoredFile } from '../model/capture';
import { ClaimSchema, type Claim } from '../model/claim';
import { BoxSchema } from '../model/field';
import { Hex256Schema } from '../model/hex-schema';
import { RecordIdSchema } from '../model/record-id';
import { MASK_KINDS } from '../model/redaction';
import type { PacketSeal } from '../model/seal';
import { AttachmentRowSchema, type AttachmentRow } from './restore-attachment';
import { BackupKeySchema, type BackedUpLedger } from './keep-foreign-ledger';

const CaptureSchema = v.looseObject({
  id: RecordIdSchema,
  purchaseId: RecordIdSchema,
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
  tagmanifestSha256: Hex256Schema,
  fileName: v.string(),
  signature: v.instance(Uint8Array<ArrayBuffer>),
  keyFingerprint: Hex256Schema,
  purchaseIds: v.array(v.string()),
  bytes: v.number(),
  savedAt: v.number(),
  // What was masked in a packet can then be opened here.
  redaction: v.optional(
    v.object({
      values: v.array(v.object({ kind: v.picklist(MASK_KINDS), text: v.string() })),
      regions: v.array(v.object({ captureId: v.string(), path: v.string(), box: BoxSchema })),
      leftOut: v.array(v.string()),
      added: v.optional(v.array(v.object({ attachmentId: v.string(), boxes: v.array(BoxSchema) }))),
    }),
  ),
});
const Secrets = v.array(Hex256Schema);
const FileSchema = v.object({ captureId: v.string(), path: v.string(), type: v.string() });

/** One thing of a backup, of the right shape; whether it is true is for others to find out. */
export type BackedUp =
  | { kind: 'summary'; value: BackupSummary }
  | { kind: 'key'; value: BackedUpLedger['key'] }
  | { kind: 'ledger'; value: string[] }
  | { kind: 'stamp'; value: unknown }
  | { kind: 'foreign-ledger'; value: BackedUpLedger }
  | { kind: 'capture'; value: Capture }
  | { kind: 'file'; value: StoredFile }
  | { kind: 'attachment'; value: AttachmentRow }
  | { kind: 'claim'; value: Claim }
  | { kind: 'seal'; value: PacketSeal }
  | { kind: 'redaction-secrets'; value: string[] }
  | { kind: 'settings'; value: unknown }
  | { kind: 'end'; value: null };

/** What a backup holds, one thing at a time and in its order; kinds that a later version added are left out. @throws BackupError */
export async function* readBackup(
  file: Blob,
  password: string,
  leastIterations?: number,
): AsyncGenerator<BackedUp> {
  for await (const record of readRecords(decryptBackup(file, password, leastIterations))) {
    const one = shaped(record);
    if (one !== null) yield one;
  }
}

function shaped({ kind, value, bytes }: BackupRecord): BackedUp | null {
  switch (kind) {
    case 'summary':
      return { kind, value: parsed(SummarySchema, value) };
    case 'key':
      return { kind, value: parsed(BackupKeySchema, value) };
    case 'ledger':
      return { kind, value: parsed(Lines, value) };
    case 'foreign-ledger':
      return { kind, value: parsed(ForeignSchema, value) };
    case 'capture':
      parsed(CaptureSchema, value);
      // As it was written: a parsed copy has its keys in another order.
      return { kind, value: value as Capture };
    case 'file': {
      const { captureId, path, type } = parsed(FileSchema, value);
      return { kind, value: { captureId, path, content: new Blob([bytes], { type }) } };
    }
    case 'attachment':
      return { kind, value: parsed(AttachmentRowSchema, value) };
    case 'claim':
      return { kind, value: parsed(ClaimSchema, value) };
    case 'seal':
      return { kind, value: parsed(SealSchema, value) as PacketSeal };
    case 'redaction-secrets':
      return { kind, value: parsed(Secrets, value) };
    case 'stamp':
    case 'settings':
      return { kind, value };
    case 'end':
      return { kind, value: null };
    default:
      return null;
  }
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new BackupError('malformed', 0);
  return result.output;
}
