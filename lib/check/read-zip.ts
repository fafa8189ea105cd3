import {
  BlobReader,
  configure,
  Uint8ArrayWriter,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Finding, FindingCode } from '../model/verdict';
import {
  isSafePath,
  LIMITS,
  looksLikePacket,
  packetFolders,
  UnreadableFileError,
  type PacketFiles,
} from './packet-files';
import { findStrayBytes, firstName } from './zip-layout';

// The checker page runs without network or workers.
configure({ useWebWorkers: false });

/** The zip is not one that may be read as a packet; `findings` say why. */
export class RefusedContainerError extends Error {
  override name = 'RefusedContainerError';
  constructor(readonly findings: Finding[]) {
    super(findings.map(({ code, subject }) => `${code} ${subject ?? ''}`.trim()).join(', '));
  }
}

/** Files of a zip, and what lies beside its packet's folder. Nothing is ever written to disk. */
export interface ZipContents {
  files: PacketFiles;
  /** Paths outside the packet's folder, such as `__MACOSX/…`. */
  beside: string[];
}

/** @throws RefusedContainerError */
export async function readZip(zip: Blob): Promise<ZipContents> {
  const entries = await listEntries(zip);
  const paths = entries.map((entry) => entry.filename);
  if (!looksLikePacket(paths)) refuse((await packetBegins(zip)) ? 'truncated' : 'no-packet', null);

  refuseHostile(entries);
  const stray = await strictProblem(zip, entries);
  if (stray !== null) refuse('stray-bytes', null, stray);

  const files = entries.filter((entry) => !entry.directory);
  const name = topFolder(paths);
  const inside = new Map(
    files
      .filter((entry) => entry.filename.startsWith(`${name}/`))
      .map((entry) => [entry.filename.slice(name.length + 1), entry]),
  );
  return {
    beside: paths.filter((path) => !path.startsWith(`${name}/`)),
    files: { name, paths: [...inside.keys()].sort(), read: (path) => readEntry(inside.get(path)) },
  };
}

async function listEntries(zip: Blob): Promise<FileEntry[]> {
  try {
    // Tolerant only to learn the names; what another tool might read differently is refused afterwards.
    const entries = await new ZipReader(new BlobReader(zip)).getEntries({ strictness: 'tolerant' });
    return entries as FileEntry[];
  } catch (error) {
    return refuse((await packetBegins(zip)) ? 'truncated' : 'not-a-zip', null, messageOf(error));
  }
}

async function packetBegins(zip: Blob): Promise<boolean> {
  const name = await firstName(zip);
  return (
    name !== null &&
    /^refund-evidence_[^/]*\/|^[^/]+\/(README\.html|bag-info\.txt|bagit\.txt|data\/)/.test(name)
  );
}

function refuseHostile(entries: readonly FileEntry[]): void {
  if (entries.length > LIMITS.files) refuse('too-large', null, `> ${LIMITS.files}`);
  const problems: Finding[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const path = entry.directory ? entry.filename.replace(/\/$/, '') : entry.filename;
    const found = (code: FindingCode) => problems.push(failure(code, entry.filename));
    if (!isSafePath(path) && !path.startsWith('__MACOSX/')) found('unsafe-path');
    else if (entry.symlink) found('unsafe-path');
    else if (entry.encrypted) found('unreadable');
    else if (entry.rawComment.length > 0) found('stray-bytes');
    // Windows and macOS take names that differ in case for the same file.
    if (seen.has(path.toLowerCase())) found('duplicate-path');
    seen.add(path.toLowerCase());
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LIMITS.fileBytes || total > LIMITS.totalBytes) found('too-large');
  }
  if (problems.length > 0) throw new RefusedContainerError(problems);
}

/** What a stricter reading of the same bytes objects to, or null. */
async function strictProblem(zip: Blob, entries: readonly FileEntry[]): Promise<string | null> {
  const reader = new ZipReader(new BlobReader(zip));
  try {
    await reader.getEntries({ strictness: 'strict', filenameValidation: 'balanced' });
  } catch (error) {
    return messageOf(error);
  }
  if (reader.comment.length > 0) return 'comment';
  return findStrayBytes(zip, entries, reader.directoryOffset ?? zip.size);
}

function topFolder(paths: readonly string[]): string {
  const [name, second] = packetFolders(paths);
  if (name === undefined) return refuse('malformed', null, 'top folder');
  return second === undefined ? name : refuse('duplicate-path', second);
}

async function readEntry(entry: FileEntry | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (entry === undefined) throw new UnreadableFileError('no such file');
  try {
    const content = await entry.getData(new Uint8ArrayWriter(), {
      strictness: 'strict',
      checkCrc32: true,
      checkOverlappingEntry: true,
    });
    return content as Uint8Array<ArrayBuffer>;
  } catch (error) {
    throw new UnreadableFileError(messageOf(error), { cause: error });
  }
}

function refuse(code: FindingCode, subject: string | null, detail?: string): never {
  throw new RefusedContainerError([failure(code, subject, detail)]);
}

function failure(code: FindingCode, subject: string | null, detail?: string): Finding {
  return { check: 'container', outcome: 'fail', code, subject, ...(detail === undefined ? {} : { detail }) };
}

function messageOf(error: unknown): string {
  const reason = (error as { reason?: unknown }).reason;
  return typeof reason === 'string' ? reason : error instanceof Error ? error.message : 'unknown';
}
