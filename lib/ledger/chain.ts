import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { HEX_256 } from '../model/hex';
import type {
  LedgerBreak,
  LedgerEntry,
  LedgerFault,
  LedgerKind,
  LedgerPlace,
  LedgerRow,
} from '../model/ledger-entry';
import { addLine, rootOf, type Peaks } from './tree';

/** What the first entry's `prev` holds. */
export const GENESIS = '0'.repeat(64);

/** Before the first line. */
export const START: LedgerPlace = { seq: 0, sha256: GENESIS, peaks: [] };

const KINDS: readonly string[] = [
  'capture',
  'import',
  'delete',
  'export',
  'gap',
  'key',
] satisfies LedgerKind[];
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

export type NewEntry = Omit<LedgerEntry, 'seq' | 'prev' | 'tree'>;

/**
 * The row that follows `head` (the first one where there is none); sequence numbers start at 1. `peaks` are those of all
 * lines up to `head`; without them the line says nothing of the tree, as in version 0.1.
 * @throws RangeError where a value of the entry is not of its form: nothing from a page may shape a line.
 */
export function nextRow(
  head: Pick<LedgerRow, 'seq' | 'sha256'> | undefined,
  entry: NewEntry,
  peaks?: Peaks,
): LedgerRow {
  const next: LedgerEntry = {
    ...entry,
    seq: (head?.seq ?? 0) + 1,
    prev: head?.sha256 ?? GENESIS,
    ...(peaks === undefined ? {} : { tree: rootOf(peaks) }),
  };
  if (!isEntry(next)) throw new RangeError(`not a ledger entry: ${JSON.stringify(next)}`);
  const line = lineOf(next);
  return { seq: next.seq, line, sha256: lineHash(line) };
}

export interface ChainCheck {
  /** Sound entries, up to the end or the first break. */
  entries: number;
  /** SHA-256 of the last sound line; `GENESIS` where there is none. */
  head: string;
  broken: LedgerBreak | null;
}

/** Recomputes the chain line by line, so that a ledger of any length fits; `visit` sees each entry found sound, and its line. */
export async function checkChain(
  lines: AsyncIterable<string> | Iterable<string>,
  visit: (entry: LedgerEntry, line: string) => void = () => {},
): Promise<ChainCheck> {
  let place = START;
  for await (const line of lines) {
    const next = follow(place, line);
    if (typeof next === 'string') {
      return { entries: place.seq, head: place.sha256, broken: { line: place.seq + 1, reason: next } };
    }
    place = next;
    visit(next.entry, line);
  }
  return { entries: place.seq, head: place.sha256, broken: null };
}

/** Follows stored rows on from `place`; answers with where they end, or with the break. */
export function checkRows(
  place: LedgerPlace,
  rows: readonly LedgerRow[],
): { place: LedgerPlace; broken: LedgerBreak | null } {
  let at = place;
  for (const row of rows) {
    const next = row.seq === at.seq + 1 ? follow(at, row.line) : 'wrong-seq';
    if (typeof next === 'string') return { place: at, broken: { line: at.seq + 1, reason: next } };
    if (next.sha256 !== row.sha256) return { place: at, broken: { line: next.seq, reason: 'wrong-hash' } };
    at = { seq: next.seq, sha256: next.sha256, peaks: next.peaks };
  }
  return { place: at, broken: null };
}

/** The place after `line`, if it follows from `place`. */
function follow(place: LedgerPlace, line: string): (LedgerPlace & { entry: LedgerEntry }) | LedgerFault {
  const entry = parseLine(line);
  if (typeof entry === 'string') return entry;
  if (entry.seq !== place.seq + 1) return 'wrong-seq';
  if (entry.prev !== place.sha256) return 'wrong-prev';
  if (entry.tree !== undefined && entry.tree !== rootOf(place.peaks)) return 'wrong-tree';
  return {
    seq: entry.seq,
    sha256: lineHash(line),
    peaks: addLine(place.peaks, place.seq, line),
    entry,
  };
}

/** Not WebCrypto's: its answers come one by one through a queue, four times as slow over 100,000 lines. */
function lineHash(line: string): string {
  return bytesToHex(sha256(utf8ToBytes(line)));
}

/** Only the exact line that we would write is accepted, so the shell's `grep` and this parser cannot read it differently. */
export function parseLine(line: string): LedgerEntry | LedgerFault {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'not-json';
  }
  return isEntry(parsed) && lineOf(parsed) === line ? parsed : 'wrong-form';
}

function lineOf({ seq, prev, tree, at, kind, id, bodySha256 }: LedgerEntry): string {
  return JSON.stringify({ seq, prev, tree, at, kind, id, bodySha256 });
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof LedgerEntry, unknown>>;
  return (
    Number.isSafeInteger(entry.seq) &&
    matches(entry.prev, HEX_256) &&
    (entry.tree === undefined || matches(entry.tree, HEX_256)) &&
    matches(entry.at, UTC) &&
    typeof entry.kind === 'string' &&
    KINDS.includes(entry.kind) &&
    matches(entry.id, ID) &&
    matches(entry.bodySha256, HEX_256)
  );
}

function matches(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}
