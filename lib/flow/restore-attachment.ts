import * as v from 'valibot';
import { ATTACHMENT_RECORD, MOST_OWNERS, type AttachmentBody } from '../model/attachment';
import type { StoredFile } from '../model/capture';
import { RecordIdSchema } from '../model/record-id';
import { sha256OfFile } from '../model/sha256';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** The row that a backup holds; what was sealed is read from the record itself. */
export const AttachmentRowSchema = v.object({
  id: RecordIdSchema,
  ownerIds: v.pipe(v.array(RecordIdSchema), v.maxLength(MOST_OWNERS)),
  addedAt: v.number(),
});
export type AttachmentRow = v.InferOutput<typeof AttachmentRowSchema>;

/**
 * Puts one attachment of a backup back, with a line of our ledger, unless it is here. `sealed` are the hashes of records that
 * the backup's ledger holds; what does not fit them is `damaged`, and left out.
 */
export async function restoreAttachment(
  { row, files }: { row: AttachmentRow; files: StoredFile[] },
  sealed: ReadonlyMap<string, string>,
  store: Store,
): Promise<'restored' | 'present' | 'damaged'> {
  const { id, ownerIds, addedAt } = row;
  if ((await store.attachment(id)) !== undefined) return 'present';
  const body = await sealedBody(row, files, sealed.get(id));
  if (body === null) return 'damaged';
  const bodySha256 = sealed.get(id) ?? '';
  await appendToLedger(store, [{ kind: 'import', id, bodySha256 }], ({ added, last }) =>
    store.putAttachment({ id, ownerIds, addedAt, body, seq: last.seq }, files, added),
  );
  return 'restored';
}

async function sealedBody(
  { id }: AttachmentRow,
  files: readonly StoredFile[],
  bodySha256: string | undefined,
): Promise<AttachmentBody | null> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const record = contents.get(ATTACHMENT_RECORD);
  if (record === undefined || (await sha256OfFile(record)) !== bodySha256) return null;
  const body = JSON.parse(await record.text()) as AttachmentBody;
  const { file } = body;
  if (body.id !== id || contents.size !== (file === null ? 1 : 2)) return null;
  const content = file === null ? undefined : contents.get(file.path);
  if (file !== null && (content === undefined || (await sha256OfFile(content)) !== file.sha256)) return null;
  return body;
}
