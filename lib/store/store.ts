import { liveQuery } from 'dexie';
import type { Capture, StoredFile } from '../model/capture';
import type { LedgerCheck, LedgerPlace } from '../model/ledger-entry';
import type { Purchase } from '../model/purchase';
import type { PacketSeal, SigningKey } from '../model/seal';
import { attachmentStore } from './attachments';
import { backupStore } from './backup';
import { claimStore } from './claims';
import { Database } from './database';
import { appendRows, guarded, mark, type AddedRows } from './durable-writes';
import { followStore } from './follows';
import { recordingStore } from './recordings';
import { secretStore } from './secrets';
import { regroupStore } from './regroup';
import { stampStore } from './stamps';
import { usageStore } from './usage';

export { DiskFullError, LedgerMovedError, type AddedRows } from './durable-writes';

/** What one durable step writes: all of it or nothing. `added` are the ledger lines that speak for it. */
export interface Sealing {
  capture: Capture;
  files: StoredFile[];
  purchase: Purchase;
  added: AddedRows;
  /** Paths of files that were written ahead and stand in others now. */
  dropped?: readonly string[] | undefined;
}

export type Store = ReturnType<typeof openStore>;

/** Opens the evidence store. Only the background and the extension's own pages may: in a page's script it would be the site's. */
export function openStore(name?: string) {
  const db = new Database(name);

  return {
    ...stampStore(db),
    ...backupStore(db),
    ...secretStore(db),
    ...usageStore(db),
    ...claimStore(db),
    ...followStore(db),
    ...regroupStore(db),
    ...attachmentStore(db),
    ...recordingStore(db),

    /** Write-ahead: facts and text are kept before the picture is taken, and a first picture before the second. */
    async putPending(capture: Capture, files: StoredFile[]): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.captures, db.files, async () => {
          await db.captures.put(capture);
          await db.files.bulkPut(files);
        }),
      );
    },

    /** Writes a sealed capture with its files, its purchase and its ledger line in one transaction. */
    async seal({ capture, files, purchase, added, dropped = [] }: Sealing): Promise<void> {
      await guarded(() =>
        db.transaction('rw', [db.captures, db.files, db.purchases, db.ledger, db.marks], async () => {
          await appendRows(db, added);
          await db.captures.put(capture);
          await db.files.bulkPut(files);
          await db.files.bulkDelete(dropped.map((path): [string, string] => [capture.id, path]));
          await db.purchases.put(purchase);
        }),
      );
    },

    /** Appends ledger lines that stand by themselves (export). */
    async append(added: AddedRows): Promise<void> {
      await guarded(() => db.transaction('rw', db.ledger, db.marks, () => appendRows(db, added)));
    },

    /** Deletes one capture with its files and leaves its tombstone; `purchase` is what remains of its purchase, or null. */
    async removeCapture(capture: Capture, purchase: Purchase | null, added: AddedRows): Promise<void> {
      await guarded(() =>
        db.transaction('rw', [db.captures, db.files, db.purchases, db.ledger, db.marks], async () => {
          await appendRows(db, added);
          await db.captures.delete(capture.id);
          await db.files.where('captureId').equals(capture.id).delete();
          if (purchase === null) await db.purchases.delete(capture.purchaseId);
          else await db.purchases.put(purchase);
        }),
      );
    },

    /** Deletes the whole store, ledger and key included. */
    async deleteEverything(): Promise<void> {
      await db.delete({ disableAutoOpen: false });
    },

    capture: (id: string) => db.captures.get(id),
    pendingCaptures: () => db.captures.where('state').equals('pending').toArray(),
    /** Captures of some purchases, oldest first. */
    async capturesOf(purchaseIds: readonly string[]): Promise<Capture[]> {
      return db.captures.where('purchaseId').anyOf(purchaseIds).sortBy('capturedAt');
    },
    capturesOfTab: (tabId: number) => db.captures.where('trace.tabId').equals(tabId).sortBy('capturedAt'),

    purchases: (ids: readonly string[]) => db.purchases.where('id').anyOf(ids).sortBy('firstAt'),
    /** Light rows, in no order: pictures and texts are elsewhere. */
    allPurchases: () => db.purchases.toArray(),
    countPurchases: () => db.purchases.count(),
    /** Newest first. */
    latestPurchases: (limit: number) => db.purchases.orderBy('lastAt').reverse().limit(limit).toArray(),
    /**
     * All captures of the purchases that a new capture may belong to: captured since `since` (UTC ms), or of the same
     * order number. Read in one transaction, so that a capture that is sealed meanwhile is not overlooked.
     */
    capturesNear: (since: number, orderNo: string | null): Promise<Capture[]> =>
      db.transaction('r', db.captures, db.purchases, async () => {
        const recent = await db.captures.where('capturedAt').aboveOrEqual(since).toArray();
        const same =
          orderNo === null
            ? []
            : await db.purchases
                .where('orderNo')
                .equals(orderNo)
                .or('channelOrderNo')
                .equals(orderNo)
                .primaryKeys();
        const ids = new Set([...recent.map((capture) => capture.purchaseId), ...same]);
        // Rows are large: those that are here already are not read once more.
        const keys = await db.captures
          .where('purchaseId')
          .anyOf([...ids])
          .primaryKeys();
        const here = new Set(recent.map(({ id }) => id));
        const others = await db.captures.bulkGet(keys.filter((id) => !here.has(id)));
        return [...recent, ...others.filter((capture) => capture !== undefined)].sort(
          (one, other) => one.capturedAt - other.capturedAt,
        );
      }),

    /** The newest sealed capture of one of these stages since `since` (UTC ms). */
    newestOf: (stages: readonly string[], since: number) =>
      db.captures
        .where('capturedAt')
        .aboveOrEqual(since)
        .filter(({ state, body }) => state === 'sealed' && stages.includes(body.stage))
        .last(),

    file: (captureId: string, path: string) => db.files.get([captureId, path]),

    ledgerHead: () => db.ledger.orderBy('seq').last(),
    /** Where the ledger's tree stands; undefined where it was never grown. Of use only if it is at the ledger's head. */
    ledgerTip: () => mark<LedgerPlace>(db, 'ledger-tip'),
    ledgerRow: (seq: number) => db.ledger.get(seq),
    /** Lines 1 to `last`, in order. */
    ledgerRows: (last: number) => db.ledger.where('seq').belowOrEqual(last).sortBy('seq'),
    /** At most `limit` lines from `first` on, in order. */
    ledgerSlice: (first: number, limit: number) =>
      db.ledger.where('seq').aboveOrEqual(first).limit(limit).toArray(),
    /** How far the ledger was checked; undefined before the first check. */
    ledgerCheck: () => mark<LedgerCheck>(db, 'ledger-check'),
    putLedgerCheck: (check: LedgerCheck) =>
      guarded(() => db.marks.put({ name: 'ledger-check', value: check })),

    /** The build that wrote here last; undefined in a new store, and in one of version 0.1. */
    lastBuild: () => mark<string>(db, 'build'),
    /** Remembers the build, with the lines that tell of it. */
    async putBuild(build: string, added: AddedRows | null): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.marks, db.ledger, async () => {
          if (added !== null) await appendRows(db, added);
          await db.marks.put({ name: 'build', value: build });
        }),
      );
    },

    /** The newest signing key, or undefined before the first run has made one. */
    async signingKey(): Promise<SigningKey | undefined> {
      const keys = await db.keys.toArray();
      return keys.sort((one, other) => other.createdAt - one.createdAt)[0];
    },
    /** Whether this key is, or once was, this installation's: the ledger names each. */
    hasKey: async (fingerprint: string) =>
      (await db.ledger
        .filter(({ line }) => line.includes('"kind":"key"') && line.includes(`"bodySha256":"${fingerprint}"`))
        .first()) !== undefined,
    /** Stores the key, instead of any earlier one, with the line that names it. */
    async putSigningKey(key: SigningKey, added: AddedRows): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.keys, db.ledger, db.marks, async () => {
          await appendRows(db, added);
          await db.keys.clear();
          await db.keys.put(key);
        }),
      );
    },

    packetSeal: (tagmanifestSha256: string) => db.seals.get(tagmanifestSha256),
    putPacketSeal: (seal: PacketSeal) => guarded(() => db.seals.put(seal)),

    counts: async () => ({
      captures: await db.captures.count(),
      purchases: await db.purchases.count(),
      added: await db.attachments.count(),
      ledgerEntries: await db.ledger.count(),
    }),

    /** Calls `next` with the query's result now and after each change, in whatever tab or worker it was made. */
    observe<T>(
      query: () => Promise<T>,
      next: (result: T) => void,
      failed: (error: unknown) => void,
    ): () => void {
      const subscription = liveQuery(query).subscribe({ next, error: failed });
      // A live query says nothing where the database does not open (Dexie 4): it would wait for ever.
      db.open().catch((error: unknown) => {
        if (!subscription.closed) failed(error);
      });
      return () => subscription.unsubscribe();
    },

    close: () => db.close(),
  };
}
