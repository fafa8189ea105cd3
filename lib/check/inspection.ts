import type { LedgerEntry } from '../model/ledger-entry';
import type { Findings } from './findings';
import type { PacketFiles } from './packet-files';
import { textOf } from './text-of';

export interface Digest {
  bytes: number;
  sha256: string;
}

/** What the checks need of the ledger's stage; handed in, because stages do not import each other. */
export interface SealTools {
  verifyDer(publicKeyPem: string, der: Uint8Array, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  fingerprint(publicKeyPem: string): Promise<string>;
  checkChain(
    lines: Iterable<string>,
    visit: (entry: LedgerEntry) => void,
  ): Promise<{ entries: number; broken: { line: number; reason: string } | null }>;
}

export interface CheckOptions {
  /** The key's fingerprint as it was seen earlier; another key is then a finding. Case and separators do not matter. */
  expectedFingerprint?: string;
  /** Called after each file. */
  onProgress?: (done: number, total: number) => void;
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
}

/** A file's text; null where it is missing, unreadable or not UTF-8, which is told by the caller or was told already. */
export async function readText({ files, digests }: Inspection, path: string): Promise<string | null> {
  return digests.has(path) ? textOf(await files.read(path)) : null;
}
