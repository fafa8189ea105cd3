/** Captures that change their purchase, with what follows for claims. The answer to one is the one that undoes it. */
export interface Regrouping {
  /** `purchaseId` null: a new purchase, one and the same for all of them. */
  moves: { captureId: string; purchaseId: string | null }[];
  /** Claims whose purchases have to be these afterwards; others follow their purchases by themselves. */
  claims?: { id: string; purchaseIds: string[] }[];
}

/** `two-claims`: both purchases have an open claim, and one purchase is never claimed twice at once. */
export type RegroupOutcome =
  | { status: 'regrouped'; purchaseId: string; undo: Regrouping }
  | { status: 'refused'; why: 'two-claims' | 'gone' };
