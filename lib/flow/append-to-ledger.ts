import { checkRows, nextRow, START, type NewEntry } from '../ledger/chain';
import { clockGap } from '../ledger/gaps';
import type { LedgerPlace, LedgerRow } from '../model/ledger-entry';
import { LedgerMovedError, type AddedRows, type Store } from '../store/store';

/** Lines held in memory at once. */
const SLICE = 2_000;

/** What is to be appended; `last` is the line of the last entry that was asked for. */
export interface NewRows {
  added: AddedRows;
  last: LedgerRow;
}

/** Where a ledger ended when it was read. */
export interface LedgerEnd {
  head: LedgerRow | undefined;
  /** The tree that was kept over the lines up to `head`; of an earlier line, or absent, where something went wrong. */
  kept: LedgerPlace | undefined;
}

export async function readLedgerEnd(store: Store): Promise<LedgerEnd> {
  const [head, kept] = await Promise.all([store.ledgerHead(), store.ledgerTip()]);
  return { head, kept };
}

/**
 * Makes the next ledger lines, with one before them where the clock jumped, and hands them to `write`, which stores them
 * together with what they speak for. What a record needs is hashed by WebCrypto, and awaiting that inside an IndexedDB
 * transaction would commit it: so the lines are made first, and made again where another tab was faster.
 * @param end where it was read ahead; who appended since then was faster.
 */
export async function appendToLedger<T>(
  store: Store,
  entries: readonly [...Omit<NewEntry, 'at'>[], Omit<NewEntry, 'at'>],
  write: (made: NewRows) => Promise<T>,
  end: Promise<LedgerEnd> = readLedgerEnd(store),
): Promise<T> {
  for (let read = end; ; read = readLedgerEnd(store)) {
    const { head, kept } = await read;
    const at = new Date().toISOString();
    const jump = await clockGap(head, at);
    let tip = await tipAt(head, kept, store);
    const rows: LedgerRow[] = [];
    for (const entry of jump === null ? entries : [jump, ...entries]) {
      // A ledger that is broken goes on as it did before: what is captured must not be lost, and nothing may hide the break.
      const row = nextRow(rows.at(-1) ?? head, { at, ...entry }, tip?.peaks);
      rows.push(row);
      tip = tip && checkRows(tip, [row]).place;
    }
    const last = rows.at(-1);
    if (last === undefined) throw new RangeError('no entry to append');
    try {
      return await write({ added: { rows, tip }, last });
    } catch (error) {
      if (!(error instanceof LedgerMovedError)) throw error;
    }
  }
}

/** The tree over all lines up to `head`. It is kept, so that a line costs the same however many there are; made anew where it is not there. */
async function tipAt(
  head: LedgerRow | undefined,
  kept: LedgerPlace | undefined,
  store: Store,
): Promise<LedgerPlace | null> {
  if (head === undefined) return START;
  if (kept?.seq === head.seq && kept.sha256 === head.sha256) return kept;
  let place = START;
  while (place.seq < head.seq) {
    const rows = await store.ledgerSlice(place.seq + 1, SLICE);
    const next = checkRows(
      place,
      rows.filter(({ seq }) => seq <= head.seq),
    );
    if (next.broken !== null || next.place.seq === place.seq) return null;
    ({ place } = next);
  }
  return place;
}
