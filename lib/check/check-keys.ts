import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { readBytes, readText, type CheckOptions, type Inspection } from './inspection';
import { OWN_LEDGER, PUBLIC_KEY, type LedgerPaths } from './packet-paths';

/** A `key` line of the ledger, with its bytes as text. */
export interface KeyLine {
  entry: LedgerEntry;
  line: string;
}

/**
 * Follows the ledger's keys from the first to the one that signed the packet. Each later key must be named by the one before
 * it, in a line that the earlier key signed: who changes a packet and signs it anew can add a line, but not that signature.
 */
export async function checkKeys(
  inspection: Inspection,
  lines: readonly KeyLine[],
  signer: string | null,
  { expectedFingerprint }: CheckOptions,
): Promise<void> {
  const { findings } = inspection;
  const followed = await followKeys(inspection, lines, OWN_LEDGER);
  if (followed === null || signer === null) return;
  const current = followed.at(-1);
  // Packets of the first days named the key by the hash of its file.
  const isNamed =
    current === undefined ||
    current === signer ||
    current === (await sha256Hex((await readText(inspection, PUBLIC_KEY)) ?? ''));
  if (!isNamed) findings.fail('ledger', 'another-key', PUBLIC_KEY, signer);
  if (expectedFingerprint === undefined) return;
  const expected = expectedFingerprint.toLowerCase().replace(/[^0-9a-f]/g, '');
  // A fingerprint seen before the key was replaced leads to this packet too.
  const isKnown = signer === expected || (isNamed && followed.includes(expected));
  if (!isKnown) findings.fail('signature', 'another-key', PUBLIC_KEY, signer);
}

/** The fingerprints of a ledger's keys, the first one first; null where one does not follow from the one before, which is told. */
export async function followKeys(
  inspection: Inspection,
  lines: readonly KeyLine[],
  paths: LedgerPaths,
): Promise<string[] | null> {
  const { findings } = inspection;
  const followed: string[] = [];
  for (const one of lines) {
    const { seq, id, bodySha256 } = one.entry;
    const earlier = followed.at(-1);
    const isFirst = earlier === undefined;
    // The first key names itself.
    const isSound = isFirst
      ? id === bodySha256
      : id === earlier && (await isSignedBy(inspection, earlier, one, paths));
    if (!isSound) {
      findings.fail('ledger', 'another-key', paths.line(seq), bodySha256);
      return null;
    }
    if (!isFirst) findings.tell('ledger', 'key-changed', paths.line(seq), `${earlier} → ${bodySha256}`);
    followed.push(bodySha256);
  }
  return followed;
}

async function isSignedBy(
  inspection: Inspection,
  earlier: string,
  { entry, line }: KeyLine,
  { keys }: LedgerPaths,
): Promise<boolean> {
  const files = { key: `${keys}${entry.seq}.pem`, signature: `${keys}${entry.seq}.sig` };
  return (await signerOf(inspection, files, line)) === earlier;
}

/** The fingerprint of the key in one file, if it made the signature in another over a ledger line; else null. */
export async function signerOf(
  inspection: Inspection,
  files: { key: string; signature: string },
  line: string,
): Promise<string | null> {
  const { tools } = inspection;
  const pem = await readText(inspection, files.key);
  const signature = await readBytes(inspection, files.signature);
  if (pem === null || signature === null) return null;
  try {
    const isSigned = await tools.verifyDer(pem, signature, new TextEncoder().encode(line));
    return isSigned ? await tools.fingerprint(pem) : null;
  } catch {
    return null;
  }
}
