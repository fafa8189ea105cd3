import type { Box } from '../model/field';
import type { LedgerEntry } from '../model/ledger-entry';
import type { CheckedStamp, StampFault } from '../model/time-stamp';
import type { CheckProgress } from '../model/verdict';
import type { Findings } from './findings';
import { LIMITS, type PacketFiles } from './packet-files';
import type { Digest } from './streams';
import { textOf } from './text-of';

/** A decoded picture, as far as the checks look at it. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array<ArrayBuffer>;
}

export type { Digest };

/** What the checks need of the stages of ledger and time stamps; handed in, because stages do not import each other. */
export interface SealTools {
  verifyDer(publicKeyPem: string, der: Uint8Array, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  fingerprint(publicKeyPem: string): Promise<string>;
  /** Checks a time stamp's reply for a hash; `roots` are what the reader trusts. */
  checkReply(
    reply: Uint8Array,
    order: { request: Uint8Array | null; sha256: string; roots: string },
  ): Promise<{ ok: true; stamp: CheckedStamp } | { ok: false; fault: StampFault; detail: string }>;
  checkChain(
    lines: AsyncIterable<string> | Iterable<string>,
    visit: (entry: LedgerEntry, line: string) => void,
  ): Promise<{ entries: number; head: string; broken: { line: number; reason: string } | null }>;
  /** One line by itself; a text says what is wrong with it. */
  parseLine(line: string): LedgerEntry | string;
  /** @throws where the bytes are no PNG that a browser would write, or one of more px than that. */
  decodePng(bytes: Uint8Array, mostPixels: number): Promise<Pixels>;
  /** Whether nothing of a box is to be seen. */
  isFilled(pixels: Pixels, box: Box): boolean;
  /** Whether a PNG is another one with some boxes filled. @throws where one of them cannot be read. */
  isMaskedCopy(copy: Uint8Array, original: Uint8Array, boxes: readonly Box[]): Promise<boolean>;
  /** The commitment to a value. */
  commit(salt: string, value: string | Uint8Array): Promise<string>;
  /** The root of the tree of `size` lines that a line, its place and its proof lead to; null where there is none. */
  rootFromProof(line: string, seq: number, size: number, path: readonly string[]): string | null;
}

export interface CheckOptions {
  /** The key's fingerprint as it was seen earlier; another key is then a finding. Case and separators do not matter. */
  expectedFingerprint?: string;
  /** Root certificates of time-stamp authorities that the reader trusts, in PEM, or their fingerprints. */
  roots?: string;
  /** Contents of opening.json files that came with the packet. */
  openings?: readonly string[];
  /** Called after each piece that was hashed. */
  onProgress?: (progress: CheckProgress) => void;
  /** The check then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** One run over one packet: its files, what was computed from them, and what was found. */
export interface Inspection {
  files: PacketFiles;
  tools: SealTools;
  findings: Findings;
  /** The paths of `files`, to ask for one. */
  present: ReadonlySet<string>;
  /** Of each file that could be read. */
  digests: ReadonlyMap<string, Digest>;
  /** Bytes of the files that were read at once so far. */
  wholeBytesRead: number;
  /** Px of masked pictures and masks that were looked at so far. */
  pixelsSeen: number;
  /** Throws where the check was cancelled; to be called wherever a packet decides how much work there is. */
  throwIfCancelled(): void;
}

/**
 * A small file's bytes; null where it is missing or unreadable, which is told by the caller or was told already, or
 * where it is too large to be read at once, which is told here.
 */
export async function readBytes(
  inspection: Inspection,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { files, digests, findings } = inspection;
  const digest = digests.get(path);
  if (digest === undefined) return null;
  inspection.throwIfCancelled();
  inspection.wholeBytesRead += digest.bytes;
  if (digest.bytes > LIMITS.wholeBytes || inspection.wholeBytesRead > LIMITS.allWholeBytes) {
    findings.fail('container', 'too-large', path, `> ${LIMITS.wholeBytes}`);
    return null;
  }
  return files.read(path);
}

/** A small file's text; null too where it is not UTF-8. */
export async function readText(inspection: Inspection, path: string): Promise<string | null> {
  const bytes = await readBytes(inspection, path);
  return bytes === null ? null : textOf(bytes);
}
