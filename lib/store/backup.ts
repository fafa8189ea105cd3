import type { ForeignLedger } from '../model/backup';
import type { Database } from './database';

/** What a backup needs beside the store's ordinary questions. */
export function backupStore(db: Database) {
  return {
    captureIds: () => db.captures.where('state').equals('sealed').primaryKeys(),
    filesOf: (captureId: string) => db.files.where('captureId').equals(captureId).toArray(),
    allSeals: () => db.seals.toArray(),
    hasLedgerLine: async (seq: number, sha256: string) => (await db.ledger.get(seq))?.sha256 === sha256,

    foreignLedgers: () => db.foreignLedgers.toArray(),
    /** Keeps another installation's ledger; an earlier state of the same one is forgotten. */
    async putForeignLedger(
      ledger: ForeignLedger,
      isEarlier: (kept: ForeignLedger) => boolean,
    ): Promise<void> {
      await db.transaction('rw', db.foreignLedgers, async () => {
        for (const kept of await db.foreignLedgers.where('root').equals(ledger.root).toArray())
          if (isEarlier(kept)) await db.foreignLedgers.delete(kept.head);
        await db.foreignLedgers.put(ledger);
      });
    },

    /** UTC ms of the last backup that was saved; undefined where there was none. */
    lastBackup: async () => (await db.marks.get('backup'))?.value as number | undefined,
    putLastBackup: (at: number) => db.marks.put({ name: 'backup', value: at }),
  };
}
