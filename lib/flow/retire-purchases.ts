import { isOver } from '../model/claim';
import { duePurchases } from '../model/retention';
import type { RetentionMonths } from '../model/settings';
import type { Store } from '../store/store';
import { deletePurchases } from './delete-captures';
import { createTurns } from './run-in-turn';

const inTurn = createTurns();

/**
 * Deletes the purchases that are older than the person wants them kept, each with its tombstones in the ledger, and
 * remembers that it did. Purchases with an open claim stay. Answers with how many went.
 */
export function retirePurchases(
  months: RetentionMonths | null,
  store: Store,
  now: number = Date.now(),
): Promise<number> {
  return inTurn(async () => {
    if (months === null) return 0;
    const { expired } = duePurchases(await store.allPurchases(), await store.allClaims(), { months, now });
    let count = 0;
    for (const { id } of expired) {
      // Somebody may have begun a claim meanwhile.
      if ((await store.claimsOf([id])).some((claim) => !isOver(claim))) continue;
      await deletePurchases([id], store);
      count += 1;
    }
    if (count > 0) await store.putRetired({ at: now, purchases: count });
    return count;
  });
}
