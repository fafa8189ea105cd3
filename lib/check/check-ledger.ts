import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { LEDGER, PUBLIC_KEY } from './packet-paths';
import { readText, type Inspection } from './inspection';

/** What the ledger says, as far as its chain holds. */
export interface LedgerFacts {
  entries: number;
  /** Capture id → hashes of its capture.json; null where the ledger cannot be relied on. */
  captures: ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** Recomputes the chain, and looks whether the packet was signed by a key that the ledger knows. */
export async function checkLedger(inspection: Inspection, fingerprint: string | null): Promise<LedgerFacts> {
  const { findings, tools } = inspection;
  const text = await readText(inspection, LEDGER);
  if (text === null) {
    if (inspection.digests.has(LEDGER)) findings.fail('ledger', 'malformed', LEDGER);
    return { entries: 0, captures: null };
  }
  const captures = new Map<string, Set<string>>();
  const keys = new Set<string>();
  const visit = ({ kind, id, bodySha256 }: LedgerEntry) => {
    if (kind === 'capture') captures.set(id, (captures.get(id) ?? new Set()).add(bodySha256));
    if (kind === 'key') keys.add(bodySha256);
  };
  const lines = text.split('\n');
  if (lines.pop() !== '') findings.fail('ledger', 'malformed', LEDGER);
  const { entries, broken } = await tools.checkChain(lines, visit);
  if (broken !== null) {
    findings.fail('ledger', 'broken-chain', `ledger:${broken.line}`, broken.reason);
    return { entries, captures: null };
  }
  await checkKey(inspection, fingerprint, keys);
  findings.passUnlessFailed('ledger', String(entries));
  return { entries, captures };
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
