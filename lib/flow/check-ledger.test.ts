import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextRow } from '../ledger/chain';
import type { LedgerRow } from '../model/ledger-entry';
import { openStore, type Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';
import { checkLedger, checkWholeLedger } from './check-ledger';
import { noteUpdate } from './note-update';

const HOUR = 3_600_000;
const ENTRY = { kind: 'export', id: 'x', bodySha256: 'b'.repeat(64) } as const;

let name: string;
let store: Store;

beforeEach(() => {
  name = `ledger-${crypto.randomUUID()}`;
  store = openStore(name);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  store.close();
});

function chain(count: number): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let seq = 1; seq <= count; seq += 1)
    rows.push(nextRow(rows.at(-1), { at: '2026-11-21T08:00:00.000Z', ...ENTRY }));
  return rows;
}

/** Who works on the database past the extension. */
async function meddle(change: (ledger: Dexie.Table<LedgerRow, number>) => Promise<unknown>): Promise<void> {
  const db = await new Dexie(name).open();
  await change(db.table('ledger'));
  db.close();
}

const append = () => appendToLedger(store, [ENTRY], ({ rows }) => store.append(rows));
const kinds = async () =>
  (await store.ledgerRows(99)).map(({ line }) => {
    const { kind, id } = JSON.parse(line) as { kind: string; id: string };
    return `${kind} ${id}`;
  });

describe('checkLedger', () => {
  it('remembers how far it came, and looks only at what was added', async () => {
    await store.append(chain(3_000));
    expect(await checkLedger(store)).toMatchObject({ verified: { seq: 3_000 }, broken: null });
    await append();
    const read = vi.spyOn(store, 'ledgerSlice');
    expect(await checkLedger(store)).toMatchObject({ verified: { seq: 3_001 }, broken: null });
    expect(read.mock.calls.map(([first]) => first)).toEqual([3_001, 3_002]);
  });

  it('reads as much at the next start however long the ledger is', async () => {
    const reads: number[] = [];
    for (const length of [10, 4_000]) {
      const one = openStore(`ledger-${crypto.randomUUID()}`);
      await one.append(chain(length));
      await checkLedger(one);
      const slice = vi.spyOn(one, 'ledgerSlice');
      await checkLedger(one);
      const answers = await Promise.all(slice.mock.results.map(({ value }) => value as Promise<LedgerRow[]>));
      reads.push(answers.flat().length);
      one.close();
    }
    expect(reads[1]).toBe(reads[0]);
  });

  it('looks again at everything, a slice an hour, and finds what was changed behind it', async () => {
    await store.append(chain(5_000));
    await checkLedger(store, HOUR);
    await meddle((ledger) => ledger.update(4_500, { line: chain(1)[0]?.line ?? '' }));
    expect((await checkLedger(store, HOUR + 1)).broken).toBeNull();
    expect((await checkLedger(store, 2 * HOUR)).broken).toBeNull();
    expect((await checkLedger(store, 3 * HOUR)).broken).toEqual({ line: 4_500, reason: 'wrong-seq' });
  });

  it.each([
    ['a ledger rolled back', (rows: LedgerRow[]) => rows.slice(0, 4), 6, 'rolled-back'],
    [
      'a ledger exchanged for a sound one',
      (rows: LedgerRow[]) =>
        rows.map((_, index) => nextRow(rows[index - 1], { at: '2026-11-21T09:00:00.000Z', ...ENTRY })),
      6,
      'wrong-hash',
    ],
  ])('notices %s', async (_name, change, line, reason) => {
    const rows = chain(6);
    await store.append(rows);
    await checkLedger(store);
    await meddle(async (ledger) => {
      await ledger.clear();
      await ledger.bulkAdd(change(rows));
    });
    expect((await checkLedger(store)).broken).toEqual({ line, reason });
  });

  it('keeps a break on record until the person has the whole ledger checked', async () => {
    const rows = chain(6);
    await store.append(rows);
    await meddle((ledger) => ledger.update(3, { sha256: '0'.repeat(64) }));
    expect((await checkLedger(store)).broken).toEqual({ line: 3, reason: 'wrong-hash' });
    await meddle((ledger) => ledger.update(3, { sha256: rows[2]?.sha256 ?? '' }));
    await append();
    expect((await checkLedger(store)).broken).toEqual({ line: 3, reason: 'wrong-hash' });
    expect(await checkWholeLedger(store)).toMatchObject({ verified: { seq: 7 }, broken: null });
    expect((await checkLedger(store)).broken).toBeNull();
  });
});

describe('gaps', () => {
  it.each([
    ['back', '2026-11-21T07:58:00.000Z', 'gap clock-back'],
    ['far ahead', '2027-01-21T08:00:00.000Z', 'gap clock-ahead'],
  ])('tell that the clock went %s, together with the entry', async (_name, now, told) => {
    await store.append(chain(1));
    vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    await append();
    await append();
    expect(await kinds()).toEqual(['export x', told, 'export x', 'export x']);
    expect((await checkLedger(store)).broken).toBeNull();
  });

  it('do not tell of a clock that was set by seconds', async () => {
    await store.append(chain(1));
    vi.useFakeTimers({ now: new Date('2026-11-21T07:59:30.000Z'), toFake: ['Date'] });
    await append();
    expect(await kinds()).toEqual(['export x', 'export x']);
  });

  it('tell of each update once, and of none in a new store', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T08:00:01.000Z'), toFake: ['Date'] });
    const first = { version: '0.1.0', build: 'a' };
    await noteUpdate(first, store);
    await store.append(chain(1));
    await noteUpdate(first, store);
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    expect(await kinds()).toEqual(['export x', 'gap update']);
  });

  it('are told for a store that an earlier version left without a note of itself', async () => {
    await store.append(chain(1));
    vi.useFakeTimers({ now: new Date('2026-11-21T08:00:01.000Z'), toFake: ['Date'] });
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    expect(await kinds()).toEqual(['export x', 'gap update']);
  });
});
