import type { Database } from './database';

/** What the captures of one platform, or of all sites without one (null), and the files added to them take. Bytes of their files. */
export interface PlatformUsage {
  platformId: string | null;
  purchases: number;
  captures: number;
  /** Files that the person added, to its purchases or to their claims. */
  added: number;
  bytes: number;
}

/** The last time old purchases were deleted by themselves: UTC ms, and how many. */
export interface Retired {
  at: number;
  purchases: number;
}

/** What the options tell about the store's contents, and keep there. */
export function usageStore(db: Database) {
  return {
    /** The most space first. */
    async usageByPlatform(): Promise<PlatformUsage[]> {
      const usage = new Map<string | null, PlatformUsage>();
      const owner = new Map<string, PlatformUsage>();
      for (const { id, platformId } of await db.purchases.toArray()) {
        const one = usage.get(platformId) ?? { platformId, purchases: 0, captures: 0, added: 0, bytes: 0 };
        one.purchases += 1;
        usage.set(platformId, one);
        owner.set(id, one);
      }
      // One at a time: texts and fields of all captures at once would be megabytes.
      await db.captures.each(({ purchaseId, body }) => {
        const one = owner.get(purchaseId);
        if (one === undefined) return;
        one.captures += 1;
        one.bytes += body.files.reduce((sum, { bytes }) => sum + bytes, 0);
      });
      // A claim's files count for the platform of its first purchase, and each file once.
      const claims = new Map((await db.claims.toArray()).map(({ id, purchaseIds }) => [id, purchaseIds]));
      await db.attachments.each(({ ownerIds, body }) => {
        const purchaseIds = ownerIds.flatMap((id) => claims.get(id) ?? id);
        const one = purchaseIds.map((id) => owner.get(id)).find((found) => found !== undefined);
        if (one === undefined) return;
        one.added += 1;
        one.bytes += body.file?.bytes ?? 0;
      });
      return [...usage.values()].sort((one, other) => other.bytes - one.bytes);
    },
    /** Purchases with a capture since then (UTC ms). */
    purchasesSince: (since: number) => db.purchases.where('lastAt').aboveOrEqual(since).toArray(),

    retired: async () => (await db.marks.get('retired'))?.value as Retired | undefined,
    putRetired: (retired: Retired) => db.marks.put({ name: 'retired', value: retired }),
  };
}
