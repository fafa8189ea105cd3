import type { Attachment } from '../model/attachment';
import type { StoredFile } from '../model/capture';
import type { Database } from './database';
import { appendRows, guarded, type AddedRows } from './durable-writes';

/** What a person added to purchases and claims. Files lie with those of captures, under the attachment's id. */
export function attachmentStore(db: Database) {
  return {
    attachment: (id: string) => db.attachments.get(id),
    attachmentIds: () => db.attachments.toCollection().primaryKeys(),
    /** Of at least one of these purchases or claims, the first added first. */
    async attachmentsOf(ownerIds: readonly string[]): Promise<Attachment[]> {
      const found = await db.attachments.where('ownerIds').anyOf(ownerIds).distinct().toArray();
      return found.sort((one, other) => one.addedAt - other.addedAt || (one.id < other.id ? -1 : 1));
    },
    /** Keeps an attachment with its files and its ledger line: all of it or nothing. */
    async putAttachment(attachment: Attachment, files: StoredFile[], added: AddedRows): Promise<void> {
      await guarded(() =>
        db.transaction('rw', [db.attachments, db.files, db.ledger, db.marks], async () => {
          await appendRows(db, added);
          await db.attachments.put(attachment);
          await db.files.bulkPut(files);
        }),
      );
    },
    /** It belongs to these from now on; what was sealed names no owner. */
    putOwners: (id: string, ownerIds: string[]) => guarded(() => db.attachments.update(id, { ownerIds })),
    /** Deletes an attachment with its files, and leaves its tombstone. */
    async removeAttachment(id: string, added: AddedRows): Promise<void> {
      await guarded(() =>
        db.transaction('rw', [db.attachments, db.files, db.ledger, db.marks], async () => {
          await appendRows(db, added);
          await db.attachments.delete(id);
          await db.files.where('captureId').equals(id).delete();
        }),
      );
    },
  };
}
