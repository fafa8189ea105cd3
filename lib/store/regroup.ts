import type { Purchase } from '../model/purchase';
import type { Database } from './database';
import { guarded } from './durable-writes';

export interface RegroupWrite {
  captures: { id: string; purchaseId: string }[];
  purchases: Purchase[];
  /** Purchases that have no capture any more. */
  emptied: string[];
  claims: { id: string; purchaseIds: string[] }[];
}

/** Captures that change their purchase: all of it or nothing. Nothing sealed is touched. */
export function regroupStore(db: Database) {
  return {
    async regroup({ captures, purchases, emptied, claims }: RegroupWrite): Promise<void> {
      await guarded(() =>
        db.transaction('rw', db.captures, db.purchases, db.claims, async () => {
          for (const { id, purchaseId } of captures) await db.captures.update(id, { purchaseId });
          await db.purchases.bulkPut(purchases);
          await db.purchases.bulkDelete(emptied);
          for (const { id, purchaseIds } of claims) await db.claims.update(id, { purchaseIds });
        }),
      );
    },
  };
}
