import type { LedgerEntry, LedgerRow } from '../model/ledger-entry';
import { packetFile, type PacketFile } from './packet-file';
import type { LineProver } from './packet-source';

/** What of the ledger a packet shows. */
export interface LedgerPart {
  /** `data/ledger.jsonl`, and `data/inclusion.json` where not every line is shown. */
  files: PacketFile[];
  /** Lines shown, and lines that there are up to the last one shown. */
  shown: number;
  all: number;
}

/**
 * The whole ledger where the packet has every capture of it that was not deleted; else only the lines of what the packet
 * has, of keys and those in `also`, each with its proof. Lines about other records then stay on the device.
 * @param rows the ledger from its first line to the last one that is shown.
 * @param ids of the packet's captures, and of the lines that name foreign ledgers.
 * @param folder where the packet has its files, such as `data/`.
 */
export async function discloseLedger(
  rows: readonly LedgerRow[],
  ids: ReadonlySet<string>,
  also: readonly number[],
  prove: LineProver,
  folder = 'data/',
): Promise<LedgerPart> {
  const lines = [...rows]
    .sort((one, other) => one.seq - other.seq)
    .map((row) => ({ ...row, entry: JSON.parse(row.line) as LedgerEntry }));
  const all = lines.length;
  const head = lines.at(-1);
  const text = (shown: readonly LedgerRow[]) =>
    packetFile(`${folder}ledger.jsonl`, ...shown.map(({ line }) => `${line}\n`));
  // Lines of version 0.1 commit to no tree, so nothing can be proven under them.
  if (head?.entry.tree === undefined || isWhole(lines, ids))
    return { files: [await text(lines)], shown: all, all };

  const shown = lines.filter(
    ({ seq, entry }) =>
      seq === head.seq ||
      entry.kind === 'key' ||
      also.includes(seq) ||
      ((entry.kind === 'capture' || entry.kind === 'import') && ids.has(entry.id)),
  );
  // The last tree is the one that counts; earlier ones serve time stamps over earlier lines.
  const roots = shown.filter(
    ({ seq, entry }) => entry.tree !== undefined && (seq === head.seq || also.includes(seq)),
  );
  const trees = roots.map(({ seq, entry }) => {
    const before = shown.filter((one) => one.seq < seq).map((one) => one.seq);
    const paths = prove(
      lines.slice(0, seq - 1).map(({ line }) => line),
      before,
    );
    const proofs = before.map((one, index) => JSON.stringify({ seq: one, path: paths[index] }));
    return `{"line":${seq},"size":${seq - 1},"root":"${entry.tree}","proofs":[\n${proofs.join(',\n')}\n]}`;
  });
  const inclusion = `{"format":1,"lines":${head.seq},"head":"${head.sha256}","trees":[\n${trees.join(',\n')}\n]}\n`;
  return {
    files: [await text(shown), await packetFile(`${folder}inclusion.json`, inclusion)],
    shown: shown.length,
    all,
  };
}

function isWhole(lines: readonly { entry: LedgerEntry }[], ids: ReadonlySet<string>): boolean {
  const deleted = new Set(lines.filter(({ entry }) => entry.kind === 'delete').map(({ entry }) => entry.id));
  return lines.every(({ entry }) => !isRecord(entry) || ids.has(entry.id) || deleted.has(entry.id));
}

/** A restored ledger is told as an import as well, and is no record that a packet could have. */
function isRecord({ kind, id }: LedgerEntry): boolean {
  return kind === 'capture' || (kind === 'import' && !id.startsWith('ledger-'));
}
