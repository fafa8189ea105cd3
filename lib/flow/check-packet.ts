import { verdictOf } from '../check/findings';
import { inspectPacket } from '../check/inspect-packet';
import type { CheckOptions } from '../check/inspection';
import { readFolder } from '../check/read-folder';
import { readZip, RefusedContainerError } from '../check/read-zip';
import { checkChain } from '../ledger/chain';
import { fingerprint, verifyDer } from '../ledger/signature';
import type { Picked, PickedFile } from '../model/picked-file';
import type { VerificationReport } from '../model/verdict';

const TOOLS = { checkChain, fingerprint, verifyDer };

/**
 * Checks a packet's zip, from anybody. Never throws on account of what is in it.
 * @throws the signal's reason where the check was cancelled.
 */
export async function checkPacket(zip: Blob, options: CheckOptions = {}): Promise<VerificationReport> {
  try {
    const { files, beside } = await readZip(zip, options.signal);
    return await inspectPacket(files, TOOLS, options, beside);
  } catch (error) {
    if (error instanceof RefusedContainerError) return refusal(zip, error);
    throw error;
  }
}

/** Checks a packet that was unpacked; each path begins with the folder's name. */
export async function checkFolder(
  files: readonly PickedFile[],
  options: CheckOptions = {},
): Promise<VerificationReport> {
  return inspectPacket(readFolder(files), TOOLS, options);
}

/** Checks what a person picked. */
export function checkPicked(picked: Picked, options: CheckOptions = {}): Promise<VerificationReport> {
  return 'zip' in picked ? checkPacket(picked.zip, options) : checkFolder(picked.folder, options);
}

function refusal(zip: Blob, { findings }: RefusedContainerError): VerificationReport {
  return {
    verdict: verdictOf(findings),
    name: null,
    files: 0,
    bytes: zip.size,
    ledgerEntries: 0,
    captures: 0,
    keyFingerprint: null,
    findings,
    contents: [],
  };
}
