import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { checkInclusion, type ShownLine } from './check-inclusion';
import type { KeyLine } from './check-keys';
import type { Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { OWN_LEDGER, type LedgerPaths } from './packet-paths';
import { linesOf, type Line } from './streams';

/** What the ledger says, as far as its chain holds. */
export interface LedgerFacts {
  entries: number;
  /** The last line; null where the ledger cannot be relied on. */
  head: { seq: number; sha256: string; line: string } | null;
  /** The first line, where it is shown. */
  first: string | null;
  /** Capture id → hashes of its capture.json; null where the ledger cannot be relied on. */
  captures: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** Of these, what this ledger's own installation captured. */
  captured: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lines of what was restored from backups: captures, and the ledgers that they came with. */
  imports: LedgerEntry[];
  /** Lines that name keys; none where the ledger cannot be relied on. */
  keys: KeyLine[];
}

/** What the lines of a sound ledger add up to. */
class Facts {
  readonly captures = new Map<string, Set<string>>();
  readonly captured = new Map<string, Set<string>>();
  readonly imports: LedgerEntry[] = [];
  readonly keys: KeyLine[] = [];
  first: string | null = null;
  last = '';

  readonly note = (entry: LedgerEntry, line: string): void => {
    const { kind, id, bodySha256, seq } = entry;
    if (seq === 1) this.first = line;
    this.last = line;
    // What was restored from a backup stands in this ledger as an import.
    if (kind === 'capture' || kind === 'import')
      this.captures.set(id, (this.captures.get(id) ?? new Set()).add(bodySha256));
    if (kind === 'capture') this.captured.set(id, (this.captured.get(id) ?? new Set()).add(bodySha256));
    if (kind === 'import') this.imports.push(entry);
    if (kind === 'key') this.keys.push({ entry, line });
  };

  upTo(head: NonNullable<LedgerFacts['head']>, entries: number): LedgerFacts {
    const { first, captures, captured, imports, keys } = this;
    return { entries, head, first, captures, captured, imports, keys };
  }
}

const unreliable = (entries: number): LedgerFacts => ({
  entries,
  head: null,
  first: null,
  captures: null,
  captured: new Map(),
  imports: [],
  keys: [],
});

/** Recomputes the chain, or the proofs of a ledger that is shown in part. */
export async function checkLedger(inspection: Inspection, paths = OWN_LEDGER): Promise<LedgerFacts> {
  const { findings, tools, digests, present } = inspection;
  if (!digests.has(paths.ledger)) return unreliable(0);
  if (present.has(paths.inclusion)) return checkPartialLedger(inspection, paths);
  const facts = new Facts();
  const read: LastLine = { line: null };
  const { entries, head, broken } = await tools.checkChain(ledgerLines(inspection, paths, read), facts.note);
  const { line } = read;
  if (line?.isEnded === false)
    findings.fail('ledger', 'malformed', paths.ledger, undefined, { from: line.from, to: line.to });
  if (broken !== null) {
    const range = line === null ? undefined : { from: line.from, to: line.to };
    findings.fail('ledger', 'broken-chain', paths.line(broken.line), broken.reason, range);
    return unreliable(entries);
  }
  if (paths === OWN_LEDGER) findings.passUnlessFailed('ledger', String(entries));
  return facts.upTo({ seq: entries, sha256: head, line: facts.last }, entries);
}

async function checkPartialLedger(inspection: Inspection, paths: LedgerPaths): Promise<LedgerFacts> {
  const { findings, tools } = inspection;
  const shown: ShownLine[] = [];
  const read: LastLine = { line: null };
  for await (const line of ledgerLines(inspection, paths, read)) {
    const entry = tools.parseLine(line);
    if (typeof entry === 'string') {
      findings.fail('ledger', 'broken-chain', paths.line(shown.length + 1), entry);
      return unreliable(shown.length);
    }
    shown.push({ entry, line, sha256: await sha256Hex(line) });
    if (shown.length > LIMITS.shownLines) {
      findings.fail('container', 'too-large', paths.ledger, `> ${LIMITS.shownLines}`);
      return unreliable(shown.length);
    }
  }
  if (read.line?.isEnded === false) findings.fail('ledger', 'malformed', paths.ledger);
  const entries = shown.length;
  const last = shown.at(-1);
  if (!(await checkInclusion(inspection, shown, paths)) || last === undefined) return unreliable(entries);
  const facts = new Facts();
  for (const { entry, line } of shown) facts.note(entry, line);
  // Whole ledgers begin with their key; from a part it could have been left out.
  if (facts.keys.length === 0) findings.fail('ledger', 'another-key', paths.ledger);
  return facts.upTo({ seq: last.entry.seq, sha256: last.sha256, line: last.line }, entries);
}

/** The line that was read last: where the chain breaks, that one. */
interface LastLine {
  line: Line | null;
}

/** Bytes that are no text give a line that cannot be JSON, so that the chain breaks there. */
async function* ledgerLines(
  { files, throwIfCancelled }: Inspection,
  { ledger }: LedgerPaths,
  last: LastLine,
): AsyncGenerator<string> {
  let count = 0;
  for await (const line of linesOf(files.stream(ledger))) {
    last.line = line;
    count += 1;
    if (count % 1000 === 0) throwIfCancelled();
    yield count > LIMITS.lines ? '' : (line.text ?? '');
  }
}
