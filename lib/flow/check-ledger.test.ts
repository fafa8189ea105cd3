import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkRows, nextRow, START } from '../ledger/chain';
import { addLine, rootOf, type Peaks } from '../ledger/tree';
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

const append = () => appendToLedger(store, [ENTRY], ({ added }) => store.append(added));
const kinds = async () =>
  (await store.ledgerRows(99)).map(({ line }) => {
    const { kind, id } = JSON.parse(line) as { kind: string; id: string };
    return `${kind} ${id}`;
  });

describe('checkLedger', () => {
  it('remembers how far it came, and looks only at what was added', async () => {
    await store.append({ rows: chain(3_000), tip: null });
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
      await one.append({ rows: chain(length), tip: null });
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
    await store.append({ rows: chain(5_000), tip: null });
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
    await store.append({ rows: rows, tip: null });
    await checkLedger(store);
    await meddle(async (ledger) => {
      await ledger.clear();
      await ledger.bulkAdd(change(rows));
    });
    expect((await checkLedger(store)).broken).toEqual({ line, reason });
  });

  it('keeps a break on record until the person has the whole ledger checked', async () => {
    const rows = chain(6);
    await store.append({ rows: rows, tip: null });
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
    await store.append({ rows: chain(1), tip: null });
    vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    await append();
    await append();
    expect(await kinds()).toEqual(['export x', told, 'export x', 'export x']);
    expect((await checkLedger(store)).broken).toBeNull();
  });

  it('do not tell of a clock that was set by seconds', async () => {
    await store.append({ rows: chain(1), tip: null });
    vi.useFakeTimers({ now: new Date('2026-11-21T07:59:30.000Z'), toFake: ['Date'] });
    await append();
    expect(await kinds()).toEqual(['export x', 'export x']);
  });

  it('tell of each update once, and of none in a new store', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T08:00:01.000Z'), toFake: ['Date'] });
    const first = { version: '0.1.0', build: 'a' };
    await noteUpdate(first, store);
    await store.append({ rows: chain(1), tip: null });
    await noteUpdate(first, store);
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    expect(await kinds()).toEqual(['export x', 'gap update']);
  });

  it('are told for a store that an earlier version left without a note of itself', async () => {
    await store.append({ rows: chain(1), tip: null });
    vi.useFakeTimers({ now: new Date('2026-11-21T08:00:01.000Z'), toFake: ['Date'] });
    await noteUpdate({ version: '0.2.0', build: 'b' }, store);
    expect(await kinds()).toEqual(['export x', 'gap update']);
  });
});

describe('the tree that lines commit to', () => {
  it('is the one over all lines before, also where earlier lines know of none', async () => {
    await store.append({ rows: chain(4), tip: null });
    await append();
    await append();
    const lines = (await store.ledgerRows(9)).map(({ line }) => line);
    let peaks: Peaks = [];
    for (const [size, line] of lines.entries()) {
      const { tree } = JSON.parse(line) as { tree?: string };
      expect(tree).toBe(size < 4 ? undefined : rootOf(peaks));
      peaks = addLine(peaks, size, line);
    }
    expect((await checkLedger(store)).broken).toBeNull();
  });

  it('is looked at: a line with another root breaks the chain', async () => {
    const [first] = chain(1);
    const tip = checkRows(START, first === undefined ? [] : [first]).place;
    const lie = nextRow(first, { at: '2026-11-21T08:00:00.000Z', ...ENTRY }, []);
    await store.append({ rows: [...chain(1), lie], tip });
    expect((await checkLedger(store)).broken).toEqual({ line: 2, reason: 'wrong-tree' });
    // What is captured next must not be lost for that.
    await append();
    expect((await store.ledgerRows(9)).length).toBe(3);
  });

  it('costs a line as many reads however long the ledger is', async () => {
    const reads: number[] = [];
    for (const length of [3, 3_000]) {
      const one = openStore(`ledger-${crypto.randomUUID()}`);
      await one.append({ rows: chain(length), tip: null });
      const again = () => appendToLedger(one, [ENTRY], ({ added }) => one.append(added));
      await again();
      const slice = vi.spyOn(one, 'ledgerSlice');
      const digest = vi.spyOn(one, 'ledgerRow');
      await again();
      reads.push(slice.mock.calls.length + digest.mock.calls.length);
      one.close();
    }
    expect(reads).toEqual([0, 0]);
  });
});
