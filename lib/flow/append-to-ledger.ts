import { nextRow, type NewEntry } from '../ledger/chain';
import { clockGap } from '../ledger/gaps';
import type { LedgerRow } from '../model/ledger-entry';
import { LedgerMovedError, type Store } from '../store/store';

/** The new lines, oldest first; `last` is the one of the last entry that was asked for. */
export interface NewRows {
  rows: LedgerRow[];
  last: LedgerRow;
}

/**
 * Makes the next ledger lines, with one before them where the clock jumped, and hands them to `write`, which stores them
 * together with what they speak for. What a record needs is hashed by WebCrypto, and awaiting that inside an IndexedDB
 * transaction would commit it: so the lines are made first, and made again where another tab was faster.
 */
export async function appendToLedger<T>(
  store: Store,
  entries: readonly [...Omit<NewEntry, 'at'>[], Omit<NewEntry, 'at'>],
  write: (made: NewRows) => Promise<T>,
): Promise<T> {
  for (;;) {
    const head = await store.ledgerHead();
    const at = new Date().toISOString();
    const jump = await clockGap(head, at);
    const rows: LedgerRow[] = [];
    let last = head;
    for (const entry of jump === null ? entries : [jump, ...entries]) {
      last = nextRow(last, { at, ...entry });
      rows.push(last);
    }
    if (last === undefined) throw new RangeError('no entry to append');
    try {
      return await write({ rows, last });
    } catch (error) {
      if (!(error instanceof LedgerMovedError)) throw error;
    }
  }
}
