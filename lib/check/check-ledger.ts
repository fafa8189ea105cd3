import type { LedgerEntry } from '../model/ledger-entry';
import type { KeyLine } from './check-keys';
import type { Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { LEDGER } from './packet-paths';
import { linesOf, type Line } from './streams';

/** What the ledger says, as far as its chain holds. */
export interface LedgerFacts {
  entries: number;
  /** SHA-256 of the last line; null where the chain does not hold. */
  head: string | null;
  /** Capture id → hashes of its capture.json; null where the ledger cannot be relied on. */
  captures: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** Lines that name keys; none where the ledger cannot be relied on. */
  keys: KeyLine[];
}

/** Recomputes the chain. */
export async function checkLedger(inspection: Inspection): Promise<LedgerFacts> {
  const { findings, tools, digests } = inspection;
  if (!digests.has(LEDGER)) return { entries: 0, head: null, captures: null, keys: [] };
  const captures = new Map<string, Set<string>>();
  const keys: KeyLine[] = [];
  const visit = (entry: LedgerEntry, line: string) => {
    const { kind, id, bodySha256 } = entry;
    if (kind === 'capture') captures.set(id, (captures.get(id) ?? new Set()).add(bodySha256));
    if (kind === 'key') keys.push({ entry, line });
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
  return { entries, head, captures, keys };
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
