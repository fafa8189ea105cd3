import { verdictOf } from '../check/findings';
import { inspectPacket } from '../check/inspect-packet';
import type { CheckOptions } from '../check/inspection';
import type { PacketFiles } from '../check/packet-files';
import { readFolder } from '../check/read-folder';
import { readZip, RefusedContainerError } from '../check/read-zip';
import { checkChain, parseLine } from '../ledger/chain';
import { fingerprint, verifyDer } from '../ledger/signature';
import type { DeviceComparison } from '../model/device-comparison';
import { rootFromProof } from '../ledger/tree';
import { commit } from '../redact/commit';
import { decodePng } from '../redact/png';
import { isFilled, isMaskedCopy } from '../redact/regions';
import { checkReply } from '../timestamp/check-reply';
import type { Picked, PickedFile } from '../model/picked-file';
import type { VerificationReport } from '../model/verdict';
import type { Store } from '../store/store';
import { compareWithDevice } from './compare-with-device';

const TOOLS = {
  parseLine,
  rootFromProof,
  checkChain,
  checkReply,
  fingerprint,
  verifyDer,
  decodePng,
  isFilled,
  isMaskedCopy,
  commit,
};

/**
 * Checks a packet's zip, from anybody. Never throws on account of what is in it.
 * @throws the signal's reason where the check was cancelled.
 */
export async function checkPacket(zip: Blob, options: CheckOptions = {}): Promise<VerificationReport> {
  return (await checkFiles({ zip }, options)).report;
}

/** Checks a packet that was unpacked; each path begins with the folder's name. */
export async function checkFolder(
  folder: readonly PickedFile[],
  options: CheckOptions = {},
): Promise<VerificationReport> {
  return (await checkFiles({ folder: [...folder] }, options)).report;
}

/** Checks what a person picked. */
export async function checkPicked(picked: Picked, options: CheckOptions = {}): Promise<VerificationReport> {
  return (await checkFiles(picked, options)).report;
}

/** Checks what a person picked, and compares it with what this device holds; null where there is nothing to compare. */
export async function checkHere(
  picked: Picked,
  store: Store,
  options: CheckOptions = {},
): Promise<{ report: VerificationReport; here: DeviceComparison | null }> {
  const { report, files } = await checkFiles(picked, options);
  return { report, here: files === null ? null : await compareWithDevice(report, files, store) };
}

/** The report, and the packet's files where the container could be read. */
async function checkFiles(
  picked: Picked,
  options: CheckOptions,
): Promise<{ report: VerificationReport; files: PacketFiles | null }> {
  try {
    const { files, beside } =
      'zip' in picked
        ? await readZip(picked.zip, options.signal)
        : { files: readFolder(picked.folder), beside: [] };
    return { report: await inspectPacket(files, TOOLS, options, beside), files };
  } catch (error) {
    if (error instanceof RefusedContainerError && 'zip' in picked)
      return { report: refusal(picked.zip, error), files: null };
    throw error;
  }
}

function refusal(zip: Blob, { findings }: RefusedContainerError): VerificationReport {
  return {
    verdict: verdictOf(findings),
    name: null,
    files: 0,
    bytes: zip.size,
    ledgerEntries: 0,
    ledgerHead: null,
    captures: 0,
    redacted: [],
    keyFingerprint: null,
    findings,
    contents: [],
  };
}
