import type { Capture, StoredFile } from '../model/capture';
import { isRecordingPart } from '../model/recording';
import type { Database } from './database';
import { guarded } from './durable-writes';

/** Recordings while they are pending: their bytes are kept as they come. */
export function recordingStore(db: Database) {
  return {
    /** Keeps what a pending record has come to, with bytes that are new. False where it was deleted meanwhile: nothing is kept then. */
    extendPending: (capture: Capture, files: StoredFile[]): Promise<boolean> =>
      guarded(() =>
        db.transaction('rw', db.captures, db.files, async () => {
          if ((await db.captures.get(capture.id))?.state !== 'pending') return false;
          await db.captures.put(capture);
          await db.files.bulkPut(files);
          return true;
        }),
      ),

    /** The bytes of a recording that is not sealed, in their order. */
    async recordingParts(captureId: string): Promise<StoredFile[]> {
      const files = await db.files.where('captureId').equals(captureId).sortBy('path');
      return files.filter(({ path }) => isRecordingPart(path));
    },

    /** Forgets a record that never began: no ledger line speaks of it. */
    async forgetPending(id: string): Promise<void> {
      await db.transaction('rw', db.captures, db.files, async () => {
        if ((await db.captures.get(id))?.state !== 'pending') return;
        await db.captures.delete(id);
        await db.files.where('captureId').equals(id).delete();
      });
    },
  };
}
