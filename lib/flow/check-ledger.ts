import { checkRows, START } from '../ledger/chain';
import type { LedgerBreak, LedgerCheck, LedgerPlace } from '../model/ledger-entry';
import type { Store } from '../store/store';

/** Lines held in memory at once. */
const SLICE = 2_000;
/** What was sound is looked at again from the first line on, one slice an hour at most. */
const AGAIN_MS = 3_600_000;

const NEVER: LedgerCheck = { verified: START, again: START, againAt: 0, checkedAt: 0, broken: null };

/**
 * Checks what was added to this device's ledger since the last time, and now and then a slice of what was sound before:
 * starting costs the same however long the ledger is. A break stays on record, whatever the ledger looks like later.
 */
export async function checkLedger(store: Store, now: number = Date.now()): Promise<LedgerCheck> {
  const before = (await store.ledgerCheck()) ?? NEVER;
  if (before.broken !== null) return before;
  const added = await checkAdded(before.verified, store);
  const isDue = now - before.againAt >= AGAIN_MS;
  const again = isDue && added.broken === null ? await checkAgain(before.again, added.place, store) : null;
  const check: LedgerCheck = {
    verified: added.place,
    again: again?.place ?? before.again,
    againAt: again === null ? before.againAt : now,
    checkedAt: now,
    broken: added.broken ?? again?.broken ?? null,
  };
  await store.putLedgerCheck(check);
  return check;
}

/** Checks the whole ledger because the person asked for it; only this takes a break from the record, if it is gone. */
export async function checkWholeLedger(store: Store, now: number = Date.now()): Promise<LedgerCheck> {
  const { place, broken } = await follow(START, Infinity, store);
  const check = { verified: place, again: START, againAt: now, checkedAt: now, broken };
  await store.putLedgerCheck(check);
  return check;
}

interface Stretch {
  place: LedgerPlace;
  broken: LedgerBreak | null;
}

async function checkAdded(verified: LedgerPlace, store: Store): Promise<Stretch> {
  if (verified.seq > 0) {
    const row = await store.ledgerRow(verified.seq);
    // Who rolls the ledger back, or exchanges it, leaves another line or none where the last check ended.
    if (row?.sha256 !== verified.sha256) {
      const reason = row === undefined ? 'rolled-back' : 'wrong-hash';
      return { place: verified, broken: { line: verified.seq, reason } };
    }
  }
  return follow(verified, Infinity, store);
}

/** One slice; after the last one it begins anew. */
async function checkAgain(from: LedgerPlace, verified: LedgerPlace, store: Store): Promise<Stretch> {
  const { place, broken } = await follow(from, Math.min(verified.seq, from.seq + SLICE), store);
  if (broken !== null || place.seq < verified.seq) return { place, broken };
  const isSame = place.sha256 === verified.sha256;
  return { place: START, broken: isSame ? null : { line: place.seq, reason: 'wrong-hash' } };
}

async function follow(from: LedgerPlace, last: number, store: Store): Promise<Stretch> {
  let place = from;
  while (place.seq < last) {
    const rows = await store.ledgerSlice(place.seq + 1, Math.min(SLICE, last - place.seq));
    if (rows.length === 0) break;
    const stretch = checkRows(place, rows);
    if (stretch.broken !== null) return stretch;
    ({ place } = stretch);
  }
  // Lines are missing that were there.
  const isShort = last !== Infinity && place.seq < last;
  return { place, broken: isShort ? { line: place.seq + 1, reason: 'rolled-back' } : null };
}
