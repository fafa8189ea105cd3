import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { checkInclusion, type ShownLine } from './check-inclusion';
import type { KeyLine } from './check-keys';
import type { Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { INCLUSION, LEDGER } from './packet-paths';
import { linesOf, type Line } from './streams';

/** Lines of a ledger that is shown in part: more than a list of proofs that is read at once can prove. */
const MOST_SHOWN = 100_000;

/** What the ledger says, as far as its chain holds. */
export interface LedgerFacts {
  entries: number;
  /** The last line; null where the ledger cannot be relied on. */
  head: { seq: number; sha256: string } | null;
  /** Capture id → hashes of its capture.json; null where the ledger cannot be relied on. */
  captures: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** Lines that name keys; none where the ledger cannot be relied on. */
  keys: KeyLine[];
}

/** Recomputes the chain, or the proofs of a ledger that is shown in part. */
export async function checkLedger(inspection: Inspection): Promise<LedgerFacts> {
  const { findings, tools, digests, present } = inspection;
  if (!digests.has(LEDGER)) return { entries: 0, head: null, captures: null, keys: [] };
  if (present.has(INCLUSION)) return checkPartialLedger(inspection);
  const captures = new Map<string, Set<string>>();
  const keys: KeyLine[] = [];
  const visit = (entry: LedgerEntry, line: string) => {
    noteCapture(captures, entry);
    if (entry.kind === 'key') keys.push({ entry, line });
  };
  const read: LastLine = { line: null };
  const { entries, head, broken } = await tools.checkChain(ledgerLines(inspection, read), visit);
  const { line } = read;
  if (line?.isEnded === false)
    findings.fail('ledger', 'malformed', LEDGER, undefined, { from: line.from, to: line.to });
  if (broken !== null) {
    const range = line === null ? undefined : { from: line.from, to: line.to };
    findings.fail('ledger', 'broken-chain', `ledger:${broken.line}`, broken.reason, range);
    return { entries, head: null, captures: null, keys: [] };
  }
  findings.passUnlessFailed('ledger', String(entries));
  return { entries, head: { seq: entries, sha256: head }, captures, keys };
}

async function checkPartialLedger(inspection: Inspection): Promise<LedgerFacts> {
  const { findings, tools } = inspection;
  const shown: ShownLine[] = [];
  const read: LastLine = { line: null };
  for await (const line of ledgerLines(inspection, read)) {
    const entry = tools.parseLine(line);
    if (typeof entry === 'string') {
      findings.fail('ledger', 'broken-chain', `ledger:${shown.length + 1}`, entry);
      return { entries: shown.length, head: null, captures: null, keys: [] };
    }
    shown.push({ entry, line, sha256: await sha256Hex(line) });
    if (shown.length > MOST_SHOWN) {
      findings.fail('container', 'too-large', LEDGER, `> ${MOST_SHOWN}`);
      return { entries: shown.length, head: null, captures: null, keys: [] };
    }
  }
  if (read.line?.isEnded === false) findings.fail('ledger', 'malformed', LEDGER);
  const entries = shown.length;
  if (!(await checkInclusion(inspection, shown))) return { entries, head: null, captures: null, keys: [] };
  const captures = new Map<string, Set<string>>();
  for (const { entry } of shown) noteCapture(captures, entry);
  const keys = shown.filter(({ entry }) => entry.kind === 'key');
  // Whole ledgers begin with their key; from a part it could have been left out.
  if (keys.length === 0) findings.fail('ledger', 'another-key', LEDGER);
  const last = shown.at(-1);
  const head = last === undefined ? null : { seq: last.entry.seq, sha256: last.sha256 };
  return { entries, head, captures, keys };
}

function noteCapture(captures: Map<string, Set<string>>, { kind, id, bodySha256 }: LedgerEntry): void {
  // What was restored from a backup stands in this ledger as an import.
  if (kind === 'capture' || kind === 'import')
    captures.set(id, (captures.get(id) ?? new Set()).add(bodySha256));
}

/** The line that was read last: where the chain breaks, that one. */
interface LastLine {
  line: Line | null;
}

/** Bytes that are no text give a line that cannot be JSON, so that the chain breaks there. */
async function* ledgerLines({ files, throwIfCancelled }: Inspection, last: LastLine): AsyncGenerator<string> {
  let count = 0;
  for await (const line of linesOf(files.stream(LEDGER))) {
    last.line = line;
    count += 1;
    if (count % 1000 === 0) throwIfCancelled();
    yield count > LIMITS.lines ? '' : (line.text ?? '');
  }
}
