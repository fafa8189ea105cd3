import type { LedgerEntry } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { readBytes, readText, type CheckOptions, type Inspection } from './inspection';
import { PUBLIC_KEY } from './packet-paths';

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
  const followed: string[] = [];
  for (const one of lines) {
    const { seq, id, bodySha256 } = one.entry;
    const earlier = followed.at(-1);
    const isFirst = earlier === undefined;
    // The first key names itself.
    const isSound = isFirst
      ? id === bodySha256
      : id === earlier && (await isSignedBy(inspection, earlier, one));
    if (!isSound) {
      findings.fail('ledger', 'another-key', `ledger:${seq}`, bodySha256);
      return;
    }
    if (!isFirst) {
      findings.tell('ledger', 'key-changed', `ledger:${seq}`, `${earlier} → ${bodySha256}`);
    }
    followed.push(bodySha256);
  }
  if (signer === null) return;
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

async function isSignedBy(
  inspection: Inspection,
  earlier: string,
  { entry, line }: KeyLine,
): Promise<boolean> {
  const { tools } = inspection;
  const path = `data/keys/${entry.seq}`;
  const pem = await readText(inspection, `${path}.pem`);
  const signature = await readBytes(inspection, `${path}.sig`);
  if (pem === null || signature === null) return false;
  try {
    if ((await tools.fingerprint(pem)) !== earlier) return false;
    return await tools.verifyDer(pem, signature, new TextEncoder().encode(line));
  } catch {
    return false;
  }
}
