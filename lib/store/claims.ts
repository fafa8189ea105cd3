import type { Claim, ClaimEdition, ToldReminders } from '../model/claim';
import type { Database } from './database';
import { guarded } from './durable-writes';

const TOLD = 'told-reminders';

/** Claims, and which of their last days were told of. */
export function claimStore(db: Database) {
  return {
    claim: (id: string) => db.claims.get(id),
    /** Newest change first. */
    allClaims: () => db.claims.orderBy('changedAt').reverse().toArray(),
    /** Claims for at least one of these purchases, newest change first. */
    async claimsOf(purchaseIds: readonly string[]): Promise<Claim[]> {
      const found = await db.claims.where('purchaseIds').anyOf(purchaseIds).distinct().toArray();
      return found.sort((one, other) => other.changedAt - one.changedAt);
    },
    putClaim: (claim: Claim) => guarded(() => db.claims.put(claim)),
    removeClaim: (id: string) => db.claims.delete(id),
    /** Nothing else of the claim is touched: somebody may be writing in it. */
    putNextDeadline: (id: string, nextDeadline: Claim['nextDeadline']) =>
      guarded(() => db.claims.update(id, { nextDeadline })),
    putEditions: (id: string, editions: ClaimEdition[]) => guarded(() => db.claims.update(id, { editions })),

    toldReminders: async (): Promise<ToldReminders> =>
      ((await db.marks.get(TOLD))?.value as ToldReminders | undefined) ?? {},
    putToldReminders: (told: ToldReminders) => guarded(() => db.marks.put({ name: TOLD, value: told })),
  };
}
