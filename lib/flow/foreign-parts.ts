import { parseLine } from '../ledger/chain';
import type { Capture } from '../model/capture';
import type { ForeignPart } from '../packet/packet-source';
import type { Store } from '../store/store';
import { firstReaching } from './packet-stamps';

/**
 * Of the ledgers that came with backups, those that tell of captures which stand in our own as imports, whether they were
 * captured there or restored there before.
 */
export async function foreignParts(captures: readonly Capture[], store: Store): Promise<ForeignPart[]> {
  const ledgers = await store.foreignLedgers();
  if (ledgers.length === 0) return [];
  const imported = await importedHashes(captures, store);
  const parts: ForeignPart[] = [];
  for (const ledger of ledgers) {
    const captureIds = new Set<string>();
    const seqs: number[] = [];
    for (const line of ledger.lines) {
      const entry = parseLine(line);
      if (typeof entry === 'string' || (entry.kind !== 'capture' && entry.kind !== 'import')) continue;
      if (imported.get(entry.id) !== entry.bodySha256) continue;
      captureIds.add(entry.id);
      seqs.push(entry.seq);
    }
    if (captureIds.size > 0) parts.push({ ledger, captureIds, anchors: firstReaching(seqs, ledger.stamps) });
  }
  // The same records give the same bytes.
  return parts.sort((one, other) => one.ledger.seq - other.ledger.seq);
}

/** Capture id → hash of its capture.json, where our line of it says `import`. */
async function importedHashes(captures: readonly Capture[], store: Store): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { id, seq } of captures) {
    const row = seq === null ? undefined : await store.ledgerRow(seq);
    const entry = row === undefined ? 'not-json' : parseLine(row.line);
    if (typeof entry !== 'string' && entry.kind === 'import') hashes.set(id, entry.bodySha256);
  }
  return hashes;
}
