import type { CheckedStamp } from '../model/time-stamp';
import { sha256Hex } from '../model/sha256';
import { readBytes, type CheckOptions, type Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { TAG_MANIFEST } from './packet-paths';
import { linesOf } from './streams';

const SEAL_STAMP = /^(seal\/tagmanifest-sha256\.txt\.[a-z0-9-]+)\.ts[qr]$/;
const ANCHOR = /^((data\/(?:foreign\/[0-9a-f]{16}\/)?)anchors\/(\d+)\.[a-z0-9-]+)\.ts[qr]$/;
/** Folders that hold nothing else. */
const ANCHORS = /^data\/(foreign\/[^/]*\/)?anchors\//;

/** A stamp of the packet: its files without their ending, and the hash that it has to be for; null where that is not known. */
interface Claimed {
  path: string;
  sha256: string | null;
}

/**
 * Checks every time stamp in full. A sound one that leads to a root which the reader trusts is told with its time; without
 * such a root it is told as unproven. One that is missing, pending, foreign or false never counts.
 */
export async function checkStamps(inspection: Inspection, { roots = '' }: CheckOptions): Promise<void> {
  const { findings, digests } = inspection;
  const claimed = await claimedStamps(inspection);
  for (const one of claimed.slice(0, LIMITS.stamps)) await checkStamp(inspection, one, roots);
  if (claimed.length > LIMITS.stamps) findings.fail('timestamp', 'too-large', null, `> ${LIMITS.stamps}`);
  if (claimed.length === 0) findings.absent('timestamp', 'no-timestamp', null);
  for (const path of digests.keys()) {
    const isStray = ANCHORS.test(path) && !ANCHOR.test(path);
    if (isStray) findings.fail('timestamp', 'extra-file', path);
  }
}

async function claimedStamps(inspection: Inspection): Promise<Claimed[]> {
  const { digests } = inspection;
  const seals = new Set<string>();
  const anchors = new Map<string, { ledger: string; seq: number }>();
  for (const path of digests.keys()) {
    const [, seal] = SEAL_STAMP.exec(path) ?? [];
    const [, anchor, folder, seq] = ANCHOR.exec(path) ?? [];
    if (seal !== undefined) seals.add(seal);
    if (anchor !== undefined) anchors.set(anchor, { ledger: `${folder}ledger.jsonl`, seq: Number(seq) });
  }
  const lines = new Map<string, Map<number, string>>();
  for (const ledger of new Set([...anchors.values()].map((anchor) => anchor.ledger))) {
    const seqs = [...anchors.values()].filter((anchor) => anchor.ledger === ledger).map(({ seq }) => seq);
    lines.set(ledger, await lineHashes(inspection, ledger, new Set(seqs)));
  }
  return [
    ...[...seals].map((path) => ({ path, sha256: digests.get(TAG_MANIFEST)?.sha256 ?? null })),
    ...[...anchors].map(([path, { ledger, seq }]) => ({
      path,
      sha256: lines.get(ledger)?.get(seq) ?? null,
    })),
  ];
}

/** Line number of a ledger → SHA-256 of the line's bytes, for the lines that are stamped. */
async function lineHashes(
  inspection: Inspection,
  ledger: string,
  seqs: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  if (!inspection.digests.has(ledger)) return hashes;
  for await (const { text } of linesOf(inspection.files.stream(ledger))) {
    inspection.throwIfCancelled();
    const seq = Number(/^\{"seq":(\d+),/.exec(text ?? '')?.[1]);
    if (text !== null && seqs.has(seq)) hashes.set(seq, await sha256Hex(text));
  }
  return hashes;
}

async function checkStamp(inspection: Inspection, { path, sha256 }: Claimed, roots: string): Promise<void> {
  const { findings, tools, present } = inspection;
  const request = await readBytes(inspection, `${path}.tsq`);
  if (!present.has(`${path}.tsr`)) {
    findings.absent('timestamp', 'stamp-pending', `${path}.tsq`);
    return;
  }
  const file = `${path}.tsr`;
  const reply = await readBytes(inspection, file);
  // What is wrong with the file, or with the line that it is for, was told.
  if (reply === null || findings.hasFailed(file)) return;
  if (sha256 === null) {
    findings.fail('timestamp', 'stamp-of-nothing', file);
    return;
  }
  const verdict = await tools.checkReply(reply, { request, sha256, roots });
  if (verdict.ok) tellSound(inspection, file, verdict.stamp);
  // Not the packet's fault: the reader's roots are others, or this browser knows the algorithm not.
  else if (verdict.fault === 'untrusted') findings.absent('timestamp', 'stamp-untrusted', file);
  else if (verdict.fault === 'unsupported')
    findings.absent('timestamp', 'stamp-unsupported', file, verdict.detail);
  else findings.fail('timestamp', `stamp-${verdict.fault}`, file, verdict.detail);
}

function tellSound({ findings }: Inspection, path: string, stamp: CheckedStamp): void {
  const { genTime, signer, isTrusted, signerSha256 } = stamp;
  const time = new Date(genTime).toISOString().slice(0, 19).replace('T', ' ');
  if (isTrusted) findings.tell('timestamp', 'stamp-sound', path, `${time} UTC · ${signer}`);
  else findings.absent('timestamp', 'stamp-unproven', path, `${time} UTC · ${signer} · ${signerSha256}`);
}
