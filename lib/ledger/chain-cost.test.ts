import type * as sha2 from '@noble/hashes/sha2.js';
import { describe, expect, it, vi } from 'vitest';
import type { LedgerRow } from '../model/ledger-entry';
import { checkRows, nextRow, START } from './chain';

/* What the ledger costs is counted in hashes, which no clock blurs: `npm run bench -- ledger` has the seconds. */

const hashes = vi.hoisted(() => ({ count: 0 }));
vi.mock('@noble/hashes/sha2.js', async (original) => {
  const real = await original<typeof sha2>();
  const counted = (bytes: Uint8Array) => {
    hashes.count += 1;
    return real.sha256(bytes);
  };
  const create = () => {
    hashes.count += 1;
    return real.sha256.create();
  };
  return { ...real, sha256: Object.assign(counted, { create }) };
});

function counting<T>(work: () => T): { made: T; count: number } {
  const before = hashes.count;
  const made = work();
  return { made, count: hashes.count - before };
}

const ENTRY = {
  at: '2026-11-21T08:00:00.000Z',
  kind: 'export',
  id: 'x',
  bodySha256: 'b'.repeat(64),
} as const;

/** So many lines, and the hashes that the last of them took. */
function ledgerOf(lines: number) {
  const rows: LedgerRow[] = [];
  let place = START;
  let last = 0;
  while (rows.length < lines) {
    const { made, count } = counting(() => {
      const row = nextRow(rows.at(-1), ENTRY, place.peaks);
      return { row, place: checkRows(place, [row]).place };
    });
    rows.push(made.row);
    ({ place } = made);
    last = count;
  }
  return { rows, last };
}

describe('the ledger', () => {
  // One less than a power of two has the most subtrees to join: the dearest line of its length.
  const [short, long] = [ledgerOf(128), ledgerOf(4096)];

  it('takes no more hashes for a line than its tree has levels, twice, and a few', () => {
    expect(short.last).toBeLessThanOrEqual(3 * 7 + 4);
    expect(long.last).toBeLessThanOrEqual(3 * 12 + 4);
    expect(long.last - short.last).toBeLessThanOrEqual(3 * 5);
  });

  it('is checked in a few hashes a line, however many there are', () => {
    for (const { rows } of [short, long]) {
      const { made, count } = counting(() => checkRows(START, rows));
      expect(made.broken).toBeNull();
      expect(count / rows.length).toBeGreaterThan(2);
      expect(count / rows.length).toBeLessThan(4 + Math.log2(rows.length) / 2);
    }
  });
});
