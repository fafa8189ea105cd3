import type { ForeignLedger } from '../model/backup';
import type { BackupFacts } from '../model/backup-reminder';
import type { Capture } from '../model/capture';
import type { Purchase } from '../model/purchase';
import type { PacketSeal } from '../model/seal';
import type { TimeStamp } from '../model/time-stamp';
import type { Database } from './database';
import { appendRows, guarded, mark, type AddedRows } from './durable-writes';

/** What a backup needs beside the store's ordinary questions. */
export function backupStore(db: Database) {
  return {
    captureIds: () => db.captures.where('state').equals('sealed').primaryKeys(),
    filesOf: (captureId: string) => db.files.where('captureId').equals(captureId).toArray(),
    allSeals: () => db.seals.toArray(),
    hasLedgerLine: async (seq: number, sha256: string) => (await db.ledger.get(seq))?.sha256 === sha256,

    foreignLedgers: () => db.foreignLedgers.toArray(),
    /** Keeps another installation's ledger, with our own line that names it; an earlier state of the same one is forgotten. */
    async putForeignLedger(
      ledger: ForeignLedger,
      added: AddedRows,
      isEarlier: (kept: ForeignLedger) => boolean,
    ): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.foreignLedgers, db.ledger, db.marks, async () => {
          await appendRows(db, added);
          for (const kept of await db.foreignLedgers.where('root').equals(ledger.root).toArray())
            if (isEarlier(kept)) await db.foreignLedgers.delete(kept.head);
          await db.foreignLedgers.put(ledger);
        }),
      );
    },

    putForeignStamps: (head: string, stamps: TimeStamp[]) => db.foreignLedgers.update(head, { stamps }),

    allStamps: () => db.stamps.toArray(),
    /** Keeps a checked stamp, unless a checked one of its kind is there; says whether it was kept. */
    async restoreStamp(stamp: TimeStamp): Promise<boolean> {
      return db.transaction('rw', db.stamps, async () => {
        const here = await db.stamps.get([stamp.subject, stamp.authorityId]);
        if (here?.state === 'stamped') return false;
        await db.stamps.put(stamp);
        return true;
      });
    },
    /** Keeps the seal of a packet that was exported elsewhere; one that is here stays. */
    async restoreSeal(seal: PacketSeal): Promise<void> {
      await db.transaction('rw', db.seals, async () => {
        if ((await db.seals.get(seal.tagmanifestSha256)) === undefined) await db.seals.add(seal);
      });
    },

    /** Makes one purchase of two: the captures and claims of `from` become those of `into`. `summarize` makes it of all its captures. */
    async mergePurchases(
      from: string,
      into: string,
      summarize: (captures: Capture[]) => Purchase,
    ): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.captures, db.purchases, db.claims, async () => {
          await db.captures.where('purchaseId').equals(from).modify({ purchaseId: into });
          const all = await db.captures.where('purchaseId').equals(into).toArray();
          await db.purchases.delete(from);
          await db.purchases.put(summarize(all.filter(({ state }) => state === 'sealed')));
          await db.claims
            .where('purchaseIds')
            .equals(from)
            .modify((claim) => {
              const ids = claim.purchaseIds.map((id) => (id === from ? into : id));
              claim.purchaseIds = [...new Set(ids)];
              if (claim.keptPurchaseId === from) claim.keptPurchaseId = into;
            });
        }),
      );
    },

    /** UTC ms of the last backup that was saved; undefined where there was none. */
    lastBackup: () => mark<number>(db, 'backup'),
    putLastBackup: (at: number) => db.marks.put({ name: 'backup', value: at }),
    /** Nobody is reminded of a backup before then (UTC ms). */
    snoozeBackup: (until: number) => db.marks.put({ name: 'backup-snoozed', value: until }),
    async backupFacts(): Promise<BackupFacts> {
      // At once: one after the other, the popup would wait four times.
      const [lastAt, snoozedUntil, oldest, newest] = await Promise.all([
        mark<number>(db, 'backup'),
        mark<number>(db, 'backup-snoozed'),
        db.captures.orderBy('capturedAt').first(),
        db.captures.orderBy('capturedAt').last(),
      ]);
      return {
        lastAt: lastAt ?? null,
        snoozedUntil: snoozedUntil ?? 0,
        oldestAt: oldest?.capturedAt ?? null,
        newestAt: newest?.capturedAt ?? null,
      };
    },
  };
}
