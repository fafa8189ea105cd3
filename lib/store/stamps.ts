import type { StampCounts, TimeStamp } from '../model/time-stamp';
import type { Database } from './database';

/** Time stamps: the queue of requests, and the replies that were checked. */
export function stampStore(db: Database) {
  return {
    /** Queues requests; one that is there already stays as it is. */
    async queueStamps(stamps: readonly TimeStamp[]): Promise<void> {
      await db.transaction('rw', db.stamps, async () => {
        for (const stamp of stamps) {
          const queued = await db.stamps.get([stamp.subject, stamp.authorityId]);
          if (queued === undefined) await db.stamps.add(stamp);
        }
      });
    },
    /** Writes `stamp` where the store still has `from`; false where it was deleted, or somebody went on with it, meanwhile. */
    async putStamp(stamp: TimeStamp, from: TimeStamp = stamp): Promise<boolean> {
      return db.transaction('rw', db.stamps, async () => {
        const stored = await db.stamps.get([stamp.subject, stamp.authorityId]);
        const isSame = stored?.state === from.state && stored.attempts === from.attempts;
        if (isSame) await db.stamps.put(stamp);
        return isSame;
      });
    },
    /** Forgets requests without a reply. */
    async dropPendingStamps(isUnwanted: (stamp: TimeStamp) => boolean): Promise<void> {
      await db.stamps.where('state').equals('pending').filter(isUnwanted).delete();
    },

    stampsInState: (state: TimeStamp['state']) => db.stamps.where('state').equals(state).toArray(),
    stampsOf: (subject: string) =>
      db.stamps.where('[subject+authorityId]').between([subject, ''], [subject, '\uFFFF']).toArray(),
    /** Stamps of ledger lines from `seq` on, by line. */
    stampsFrom: (authorityId: string, seq: number) =>
      db.stamps
        .where('[authorityId+seq]')
        .between([authorityId, Math.max(1, seq)], [authorityId, Number.MAX_SAFE_INTEGER])
        .sortBy('seq'),
    /** For each authority the one request that speaks for ledger line `seq`: a checked stamp where there is one, else the next. */
    async stampsReaching(seq: number): Promise<TimeStamp[]> {
      const later = await db.stamps.filter((stamp) => stamp.seq >= seq).sortBy('seq');
      const rank = (stamp: TimeStamp) => (stamp.state === 'stamped' ? 0 : 1);
      const best = new Map<string, TimeStamp>();
      for (const stamp of later) {
        const other = best.get(stamp.authorityId);
        if (other === undefined || rank(stamp) < rank(other)) best.set(stamp.authorityId, stamp);
      }
      return [...best.values()];
    },
    stampCounts: async (): Promise<StampCounts> => ({
      pending: await db.stamps.where('state').equals('pending').count(),
      stamped: await db.stamps.where('state').equals('stamped').count(),
      failed: await db.stamps.where('state').equals('failed').count(),
    }),
  };
}
