import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { readText, type Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { LEDGER, PUBLIC_KEY } from './packet-paths';
import { linesOf, type Line } from './streams';

/** What the ledger says, as far as its chain holds. */
export interface LedgerFacts {
  entries: number;
  /** Capture id → hashes of its capture.json; null where the ledger cannot be relied on. */
  captures: ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** Recomputes the chain, and looks whether the packet was signed by a key that the ledger knows. */
export async function checkLedger(inspection: Inspection, fingerprint: string | null): Promise<LedgerFacts> {
  const { findings, tools, digests } = inspection;
  if (!digests.has(LEDGER)) return { entries: 0, captures: null };
  const captures = new Map<string, Set<string>>();
  const keys = new Set<string>();
  const visit = ({ kind, id, bodySha256 }: LedgerEntry) => {
    if (kind === 'capture') captures.set(id, (captures.get(id) ?? new Set()).add(bodySha256));
    if (kind === 'key') keys.add(bodySha256);
  };
  const read: LastLine = { line: null };
  const { entries, broken } = await tools.checkChain(ledgerLines(inspection, read), visit);
  const { line } = read;
  if (line?.isEnded === false)
    findings.fail('ledger', 'malformed', LEDGER, undefined, { from: line.from, to: line.to });
  if (broken !== null) {
    const range = line === null ? undefined : { from: line.from, to: line.to };
    findings.fail('ledger', 'broken-chain', `ledger:${broken.line}`, broken.reason, range);
    return { entries, captures: null };
  }
  await checkKey(inspection, fingerprint, keys);
  findings.passUnlessFailed('ledger', String(entries));
  return { entries, captures };
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

/** Who signs a changed packet anew with a fresh key must rewrite the ledger as well, or is found here. */
async function checkKey(
  inspection: Inspection,
  fingerprint: string | null,
  keys: ReadonlySet<string>,
): Promise<void> {
  if (fingerprint === null || keys.size === 0) return;
  const pem = (await readText(inspection, PUBLIC_KEY)) ?? '';
  if (!keys.has(fingerprint) && !keys.has(await sha256Hex(pem))) {
    inspection.findings.fail('ledger', 'another-key', PUBLIC_KEY, fingerprint);
  }
}
