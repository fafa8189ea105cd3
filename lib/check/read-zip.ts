import {
  BlobReader,
  configure,
  ZipReader,
  type EntryGetDataOptions,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteRange, Finding, FindingCode } from '../model/verdict';
import {
  isSafePath,
  LIMITS,
  looksLikePacket,
  packetFolders,
  UnreadableFileError,
  type PacketFiles,
} from './packet-files';
import { readAll } from './streams';
import { areExtrasKnown, directoryBytes, findStray, firstName } from './zip-layout';

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
export async function readZip(zip: Blob, signal?: AbortSignal): Promise<ZipContents> {
  const entries = await listEntries(zip, signal);
  const paths = entries.map((entry) => entry.filename);
  if (!looksLikePacket(paths)) refuse((await packetBegins(zip)) ? 'truncated' : 'no-packet', null);

  refuseHostile(entries, zip.size);
  await refuseAmbiguous(zip, entries);

  const files = entries.filter((entry) => !entry.directory);
  const name = topFolder(paths);
  const inside = new Map(
    files
      .filter((entry) => entry.filename.startsWith(`${name}/`))
      .map((entry) => [entry.filename.slice(name.length + 1), entry]),
  );
  const sizeOf = (path: string) => inside.get(path)?.uncompressedSize ?? 0;
  const stream = (path: string) => streamEntry(inside.get(path));
  return {
    beside: paths.filter((path) => !path.startsWith(`${name}/`)),
    files: {
      name,
      paths: [...inside.keys()].sort(),
      sizeOf,
      stream,
      streamUnchecked: (path) => streamEntry(inside.get(path), { strictness: 'tolerant' }),
      read: (path) => readAll(stream(path), sizeOf(path)),
    },
  };
}

async function listEntries(zip: Blob, signal?: AbortSignal): Promise<FileEntry[]> {
  // The reader takes the whole directory into memory, before it can be asked to stop.
  if ((await directoryBytes(zip)) > LIMITS.directoryBytes) refuse('too-large', null, `> ${LIMITS.files}`);
  const entries: FileEntry[] = [];
  try {
    // Tolerant only to learn the names; what another tool might read differently is refused afterwards.
    const reader = new ZipReader(new BlobReader(zip));
    for await (const entry of reader.getEntriesGenerator({ strictness: 'tolerant' })) {
      signal?.throwIfAborted();
      entries.push(entry as FileEntry);
      if (entries.length > LIMITS.files) break;
    }
  } catch (error) {
    signal?.throwIfAborted();
    return refuse((await packetBegins(zip)) ? 'truncated' : 'not-a-zip', null, messageOf(error));
  }
  if (entries.length > LIMITS.files) refuse('too-large', null, `> ${LIMITS.files}`);
  return entries;
}

async function packetBegins(zip: Blob): Promise<boolean> {
  const name = await firstName(zip);
  return (
    name !== null &&
    /^refund-evidence_[^/]*\/|^[^/]+\/(README\.html|bag-info\.txt|bagit\.txt|data\/)/.test(name)
  );
}

function refuseHostile(entries: readonly FileEntry[], zipBytes: number): void {
  const problems: Finding[] = [];
  const seen = new Set<string>();
  const folders = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const path = entry.directory ? entry.filename.replace(/\/$/, '') : entry.filename;
    const found = (code: FindingCode) => problems.push(failure(code, entry.filename));
    if (!isSafePath(path) && !path.startsWith('__MACOSX/')) found('unsafe-path');
    else if (entry.symlink) found('unsafe-path');
    else if (entry.encrypted) found('unreadable');
    else if (entry.rawComment.length > 0 || !areExtrasKnown(entry.rawExtraField)) found('stray-bytes');
    // Windows and macOS take names that differ in case for the same file.
    const folded = path.toLowerCase();
    if (seen.has(folded)) found('duplicate-path');
    seen.add(folded);
    if (!entry.directory) for (const folder of foldersOf(folded)) folders.add(folder);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LIMITS.fileBytes || total > LIMITS.totalBytes) found('too-large');
  }
  for (const entry of entries)
    if (!entry.directory && folders.has(entry.filename.toLowerCase()))
      problems.push(failure('duplicate-path', entry.filename));
  if (total > LIMITS.harmlessBytes && total > zipBytes * LIMITS.expansion)
    problems.push(failure('too-large', null, `${zipBytes} → ${total}`));
  if (problems.length > 0) throw new RefusedContainerError(problems);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** What a stricter reading of the same bytes objects to. */
async function refuseAmbiguous(zip: Blob, entries: readonly FileEntry[]): Promise<void> {
  const reader = new ZipReader(new BlobReader(zip));
  try {
    await reader.getEntries({ strictness: 'strict', filenameValidation: 'balanced' });
  } catch (error) {
    refuse('stray-bytes', null, messageOf(error));
  }
  if (reader.comment.length > 0) refuse('stray-bytes', null, 'comment');
  const stray = await findStray(zip, entries, reader.directoryOffset ?? zip.size);
  if (stray !== null) refuse('stray-bytes', null, stray.after, stray.range);
}

function topFolder(paths: readonly string[]): string {
  const [name, second] = packetFolders(paths);
  if (name === undefined) return refuse('malformed', null, 'top folder');
  return second === undefined ? name : refuse('duplicate-path', second);
}

/** No overlap check: `findStray` found each entry to end where the next one begins. */
function streamEntry(
  entry: FileEntry | undefined,
  checks: EntryGetDataOptions = { strictness: 'strict', checkCrc32: true },
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const told =
    entry === undefined
      ? Promise.reject(new UnreadableFileError('no such file'))
      : entry.getData(writable, { ...checks, preventClose: true });
  told.then(
    () => writable.close().catch(() => undefined),
    (error: unknown) =>
      writable.abort(new UnreadableFileError(messageOf(error), { cause: error })).catch(() => undefined),
  );
  return readable;
}

function refuse(code: FindingCode, subject: string | null, detail?: string, range?: ByteRange): never {
  throw new RefusedContainerError([failure(code, subject, detail, range)]);
}

function failure(code: FindingCode, subject: string | null, detail?: string, range?: ByteRange): Finding {
  return {
    check: 'container',
    outcome: 'fail',
    code,
    subject,
    ...(detail === undefined ? {} : { detail }),
    ...(range === undefined ? {} : { range }),
  };
}

function messageOf(error: unknown): string {
  // A stream that nobody reads to its end is given up without a reason.
  const reason = (error as { reason?: unknown } | undefined)?.reason;
  return typeof reason === 'string' ? reason : error instanceof Error ? error.message : 'unknown';
}
