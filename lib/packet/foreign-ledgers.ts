import { foreignId } from '../model/backup';
import type { LedgerRow } from '../model/ledger-entry';
import type { KeyHandover } from '../model/seal';
import { sha256Hex } from '../model/sha256';
import { both, joined, listing, same, type Both } from './both';
import { discloseLedger } from './disclose-ledger';
import { packetFile, type PacketFile } from './packet-file';
import type { ForeignPart, LineProver } from './packet-source';
import { anchorFiles } from './stamps';

/**
 * `data/foreign/<id>/`: of each foreign ledger the lines of the packet's captures, each proven to belong to the whole; the key
 * of that installation, its signature over the last line, and the time stamps of these lines.
 */
export async function foreignFiles(parts: readonly ForeignPart[], prove: LineProver): Promise<PacketFile[]> {
  const files: PacketFile[] = [];
  for (const { ledger, captureIds, anchors } of parts) {
    const folder = `data/foreign/${foreignId(ledger.root)}/`;
    const rows: LedgerRow[] = [];
    for (const [index, line] of ledger.lines.entries())
      rows.push({ seq: index + 1, line, sha256: await sha256Hex(line) });
    const stamped = anchors.map(({ seq }) => seq);
    const { files: shown } = await discloseLedger(rows, captureIds, stamped, prove, folder);
    files.push(
      ...shown,
      await packetFile(`${folder}publickey.pem`, ledger.key.publicKeyPem),
      await packetFile(`${folder}head.sig`, ledger.key.signature),
      ...(await handoverFiles(ledger.key.handovers, folder)),
      ...(await anchorFiles(anchors, folder)),
    );
  }
  return files;
}

/** At most: ledger, proofs, key, signature, then two files for each earlier key and each stamp. */
export function foreignFileCount(parts: readonly ForeignPart[]): number {
  return parts.reduce(
    (sum, { ledger, anchors }) => sum + 4 + 2 * (ledger.key.handovers.length + anchors.length),
    0,
  );
}

/** How earlier keys passed on to the next: `openssl dgst -verify` reads both files. */
export async function handoverFiles(
  handovers: readonly KeyHandover[],
  folder = 'data/',
): Promise<PacketFile[]> {
  const files: PacketFile[] = [];
  for (const { seq, publicKeyPem, signature } of handovers) {
    files.push(await packetFile(`${folder}keys/${seq}.pem`, publicKeyPem));
    files.push(await packetFile(`${folder}keys/${seq}.sig`, signature));
  }
  return files;
}

/** Where restored captures come from, in the report's words; null where none was restored. */
export function foreignAsTold(parts: readonly ForeignPart[]): Both | null {
  if (parts.length === 0) return null;
  return listing(
    parts.map(({ ledger, captureIds }) =>
      joined(both('report.restored', { count: captureIds.size }), same(ledger.key.fingerprint)),
    ),
  );
}
