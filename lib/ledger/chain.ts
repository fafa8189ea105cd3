import type { LedgerEntry, LedgerKind, LedgerRow } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';

/** What the first entry's `prev` holds. */
export const GENESIS = '0'.repeat(64);

const KINDS: readonly string[] = [
  'capture',
  'import',
  'delete',
  'export',
  'gap',
  'key',
] satisfies LedgerKind[];
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

export type NewEntry = Omit<LedgerEntry, 'seq' | 'prev'>;

/**
 * The row that follows `head` (the first one where there is none); sequence numbers start at 1.
 * @throws RangeError where a value of the entry is not of its form: nothing from a page may shape a line.
 */
export async function nextRow(head: LedgerRow | undefined, entry: NewEntry): Promise<LedgerRow> {
  const next: LedgerEntry = { ...entry, seq: (head?.seq ?? 0) + 1, prev: head?.sha256 ?? GENESIS };
  if (!isEntry(next)) throw new RangeError(`not a ledger entry: ${JSON.stringify(next)}`);
  const line = lineOf(next);
  return { seq: next.seq, line, sha256: await sha256Hex(line) };
}

export type ChainFault = 'not-json' | 'wrong-form' | 'wrong-seq' | 'wrong-prev';

/** The first line (counted from 1) that does not follow from the lines before it. */
export interface ChainBreak {
  line: number;
  reason: ChainFault;
}

export interface ChainCheck {
  /** Sound entries, up to the end or the first break. */
  entries: number;
  /** SHA-256 of the last sound line; `GENESIS` where there is none. */
  head: string;
  broken: ChainBreak | null;
}

/** Recomputes the chain line by line, so that a ledger of any length fits; `visit` sees each entry found sound. */
export async function checkChain(
  lines: AsyncIterable<string> | Iterable<string>,
  visit: (entry: LedgerEntry) => void = () => {},
): Promise<ChainCheck> {
  let entries = 0;
  let head = GENESIS;
  for await (const line of lines) {
    const entry = parseLine(line);
    const reason = typeof entry === 'string' ? entry : misplaced(entry, entries + 1, head);
    if (typeof entry === 'string' || reason !== null) {
      return { entries, head, broken: { line: entries + 1, reason: reason ?? 'wrong-form' } };
    }
    entries += 1;
    head = await sha256Hex(line);
    visit(entry);
  }
  return { entries, head, broken: null };
}

function misplaced(entry: LedgerEntry, seq: number, prev: string): ChainFault | null {
  if (entry.seq !== seq) return 'wrong-seq';
  return entry.prev === prev ? null : 'wrong-prev';
}

/** Only the exact line that we would write is accepted, so the shell's `grep` and this parser cannot read it differently. */
function parseLine(line: string): LedgerEntry | ChainFault {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'not-json';
  }
  return isEntry(parsed) && lineOf(parsed) === line ? parsed : 'wrong-form';
}

function lineOf({ seq, prev, at, kind, id, bodySha256 }: LedgerEntry): string {
  return JSON.stringify({ seq, prev, at, kind, id, bodySha256 });
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof LedgerEntry, unknown>>;
  return (
    Number.isSafeInteger(entry.seq) &&
    matches(entry.prev, SHA256) &&
    matches(entry.at, UTC) &&
    typeof entry.kind === 'string' &&
    KINDS.includes(entry.kind) &&
    matches(entry.id, ID) &&
    matches(entry.bodySha256, SHA256)
  );
}

function matches(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}
