import type { VerificationReport } from '../model/verdict';
import { checkAttachments } from './check-attachments';
import { checkCaptures } from './check-captures';
import { checkForeign } from './check-foreign';
import { checkKeys } from './check-keys';
import { checkLedger } from './check-ledger';
import { checkLists } from './check-lists';
import { tellMasks, type Withheld } from './check-masks';
import { checkOpenings } from './check-openings';
import { checkRecords } from './check-records';
import { checkSeal } from './check-seal';
import { checkStamps } from './check-stamps';
import { Findings, verdictOf } from './findings';
import type { CheckOptions, Inspection, SealTools } from './inspection';
import { locateChanges } from './locate-changes';
import { isSafePath, LIMITS, looksLikePacket, type PacketFiles } from './packet-files';
import { TAG_MANIFEST } from './packet-paths';
import { digestOf, type Digest } from './streams';

/**
 * Looks at every file of a packet and answers with all that is wrong with it. Whatever can be computed is computed
 * again; nothing that the packet says about itself is believed. Files are read one at a time, piece by piece.
 * @throws the signal's reason where the check was cancelled; never on account of what is in the packet.
 * `beside` are paths that the container holds outside the packet's folder.
 */
export async function inspectPacket(
  files: PacketFiles,
  tools: SealTools,
  options: CheckOptions = {},
  beside: readonly string[] = [],
): Promise<VerificationReport> {
  const findings = new Findings();
  for (const path of beside) findings.fail('container', 'extra-file', path);
  checkPaths(files, findings);
  const digests = findings.list.some(({ code }) => code === 'no-packet')
    ? new Map<string, Digest>()
    : await digestFiles(files, findings, options);
  const contents = files.paths.map((path) => {
    const digest = digests.get(path);
    return { path, bytes: digest?.bytes ?? files.sizeOf(path), sha256: digest?.sha256 ?? null };
  });
  const report = { name: files.name, files: files.paths.length, bytes: totalBytes(digests), contents };
  if (digests.size === 0) {
    return {
      ...report,
      verdict: verdictOf(findings.list),
      ledgerEntries: 0,
      ledgerHead: null,
      captures: 0,
      redacted: [],
      keyFingerprint: null,
      findings: findings.sorted(),
    };
  }

  const inspection: Inspection = {
    files,
    tools,
    findings,
    digests,
    present: new Set(files.paths),
    wholeBytesRead: 0,
    pixelsSeen: 0,
    throwIfCancelled: () => options.signal?.throwIfAborted(),
  };
  checkName(inspection);
  findings.passUnlessFailed('container');
  await checkLists(inspection);
  const keyFingerprint = await checkSeal(inspection);
  const ledger = await checkLedger(inspection);
  await checkKeys(inspection, ledger.keys, keyFingerprint, options);
  const captures = await checkCaptures(inspection, ledger);
  const attachments = await checkAttachments(inspection, ledger);
  const withheld: Withheld[] = [
    ...captures.redacted.map((record): Withheld => ({ kind: 'captures', record })),
    ...attachments.map((record): Withheld => ({ kind: 'attachments', record })),
  ];
  tellMasks(inspection, withheld);
  await checkOpenings(inspection, withheld, ledger, options);
  await checkForeign(inspection, ledger, captures.ids);
  await checkRecords(inspection, captures.ids);
  await checkStamps(inspection, options);
  await locateChanges(inspection);
  return {
    ...report,
    verdict: verdictOf(findings.list),
    ledgerEntries: ledger.entries,
    ledgerHead: ledger.head && { seq: ledger.head.seq, sha256: ledger.head.sha256 },
    captures: captures.ids.length,
    redacted: withheld.map(({ record }) => record),
    keyFingerprint,
    findings: findings.sorted(),
  };
}

function checkPaths(files: PacketFiles, findings: Findings): void {
  if (!looksLikePacket(files.paths)) findings.fail('container', 'no-packet', null);
  if (files.paths.length > LIMITS.files) findings.fail('container', 'too-large', null, `> ${LIMITS.files}`);
  for (const path of files.paths) if (!isSafePath(path)) findings.fail('container', 'unsafe-path', path);
}

async function digestFiles(files: PacketFiles, findings: Findings, { onProgress, signal }: CheckOptions) {
  const digests = new Map<string, Digest>();
  const totalFiles = files.paths.length;
  const stated = files.paths.reduce((sum, path) => sum + files.sizeOf(path), 0);
  let bytes = 0;
  for (const [index, path] of files.paths.entries()) {
    const tell = (more: number) => {
      signal?.throwIfAborted();
      bytes += more;
      onProgress?.({ files: index + 1, totalFiles, bytes, totalBytes: stated });
    };
    try {
      digests.set(path, await digestOf(files.stream(path), files.sizeOf(path), tell));
    } catch (error) {
      signal?.throwIfAborted();
      findings.fail('container', 'unreadable', path, error instanceof Error ? error.message : '');
    }
  }
  return digests;
}

/** The folder's name ends with the beginning of the tag manifest's hash. A folder that was renamed altogether is let be. */
function checkName({ files, digests, findings }: Inspection): void {
  const [, named] = /^refund-evidence_.*_([0-9a-f]{8})$/.exec(files.name) ?? [];
  const found = digests.get(TAG_MANIFEST)?.sha256.slice(0, 8);
  if (named !== undefined && found !== undefined && named !== found) {
    findings.fail('container', 'wrong-hash', TAG_MANIFEST, found);
  }
}

function totalBytes(digests: ReadonlyMap<string, Digest>): number {
  return [...digests.values()].reduce((sum, { bytes }) => sum + bytes, 0);
}
