import { nextRow } from '../ledger/chain';
import type { LedgerEntry, LedgerRow } from '../model/ledger-entry';
import { LedgerMovedError, type Store } from '../store/store';

/**
 * Makes the next ledger line and hands it to `write`, which stores it together with what it speaks for. Hashing cannot
 * happen inside an IndexedDB transaction (awaiting WebCrypto commits it), so the line is made first and made again
 * where another tab was faster.
 */
export async function appendToLedger<T>(
  store: Store,
  entry: Pick<LedgerEntry, 'kind' | 'id' | 'bodySha256'>,
  write: (row: LedgerRow) => Promise<T>,
): Promise<T> {
  for (;;) {
    const row = await nextRow(await store.ledgerHead(), { at: new Date().toISOString(), ...entry });
    try {
      return await write(row);
    } catch (error) {
      if (!(error instanceof LedgerMovedError)) throw error;
    }
  }
}
