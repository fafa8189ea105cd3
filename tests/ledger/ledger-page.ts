import { appendToLedger } from '../../lib/flow/append-to-ledger';
import { checkLedger, checkWholeLedger } from '../../lib/flow/check-ledger';
import { checkRows, nextRow, START } from '../../lib/ledger/chain';
import type { LedgerCheck, LedgerRow } from '../../lib/model/ledger-entry';
import { openStore } from '../../lib/store/store';

/* Runs in a page: the product's own ledger over the browser's own IndexedDB. */

const ENTRY = { kind: 'export', id: 'bench', bodySha256: 'b'.repeat(64) } as const;
const AT_ONCE = 5_000;

/** A new ledger of so many lines. */
export async function fill(name: string, count: number): Promise<void> {
  const store = openStore(name);
  const at = new Date().toISOString();
  let tip = START;
  let last: LedgerRow | undefined;
  for (let done = 0; done < count; done += AT_ONCE) {
    const rows: LedgerRow[] = [];
    while (rows.length < Math.min(AT_ONCE, count - done)) {
      last = nextRow(last, { at, ...ENTRY }, tip.peaks);
      tip = checkRows(tip, [last]).place;
      rows.push(last);
    }
    await store.append({ rows, tip });
  }
  store.close();
}

/** Appends lines one after the other, each a durable transaction; ms of each. */
export async function append(name: string, rounds: number): Promise<number[]> {
  const store = openStore(name);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await appendToLedger(store, [ENTRY], ({ added }) => store.append(added));
    times.push(performance.now() - start);
  }
  store.close();
  return times;
}

/** Checks everything, or what a start checks; with the ms that it took. */
export async function check(
  name: string,
  how: 'whole' | 'start',
): Promise<LedgerCheck & { milliseconds: number }> {
  const store = openStore(name);
  const start = performance.now();
  const result = await (how === 'whole' ? checkWholeLedger(store) : checkLedger(store));
  const milliseconds = performance.now() - start;
  store.close();
  return { ...result, milliseconds };
}
