/** A packet's files, wherever they lie: in a zip or in a folder. */
export interface PacketFiles {
  /** The one folder at the top. */
  name: string;
  /** Paths inside it, sorted, each once. */
  paths: readonly string[];
  /** Bytes, as the container states them. */
  sizeOf(path: string): number;
  /**
   * The file piece by piece, never as a whole in memory. Pieces are given away and may be kept. Errors with
   * UnreadableFileError where the container's promise is broken.
   */
  stream(path: string): ReadableStream<Uint8Array>;
  /** The same without the container's own checks: to see where a file that cannot be read differs. */
  streamUnchecked(path: string): ReadableStream<Uint8Array>;
  /** A file of at most `LIMITS.wholeBytes`. @throws UnreadableFileError */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The container promises a file whose bytes it cannot give: a wrong checksum, a wrong length, a header that lies. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}

/** What is accepted at most, so that a hostile file costs neither the reader's memory nor an hour. */
export const LIMITS = {
  files: 20_000,
  /** Of the zip's list of files, which is read at once: what 20,000 names of full length need. */
  directoryBytes: 16 * 2 ** 20,
  fileBytes: 2 * 2 ** 30,
  totalBytes: 8 * 2 ** 30,
  /** Of a file that is read at once: lists, JSON, the key. Ledger and records are read line by line. */
  wholeBytes: 16 * 2 ** 20,
  /** Of all files that are read at once, together. */
  allWholeBytes: 512 * 2 ** 20,
  lineBytes: 2 ** 20,
  /** Of ledger.jsonl and of records.jsonl. */
  lines: 1_000_000,
  /** Of a ledger that is shown in part: more than a list of proofs that is read at once can prove. */
  shownLines: 100_000,
  /** Time stamps, more than anybody has: each costs a signature or two. */
  stamps: 500,
  pathLength: 240,
  /** Masks of one record. */
  masks: 1000,
  /** Px of all masked pictures and of all masks together: what is decoded and looked at, one by one. */
  pixels: 2 ** 30,
  /** What a zip may unpack to, times its own size. Pictures hardly shrink and text by ten; a bomb by hundreds. */
  expansion: 100,
  /** Below this no zip is a bomb. */
  harmlessBytes: 64 * 2 ** 20,
} as const;

/** ASCII names without `.` and `..`, as the format makes them: no other path means the same on every system. */
const SAFE_PATH = /^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*$/;
/** Windows opens a device for these, whatever follows the first dot, and drops a dot at the end. */
const WINDOWS_TRAP = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(\/|$)|\.(\/|$)/i;

export function isSafePath(path: string): boolean {
  return path.length <= LIMITS.pathLength && SAFE_PATH.test(path) && !WINDOWS_TRAP.test(path);
}

const MARKS = [
  'bagit.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'data/ledger.jsonl',
  'seal/publickey.pem',
];

/** Whether these paths, in whatever folder, are meant to be a packet, be it damaged. */
export function looksLikePacket(paths: readonly string[]): boolean {
  return MARKS.filter((mark) => paths.some((path) => path === mark || path.endsWith(`/${mark}`))).length >= 2;
}

/** Folders at the top that hold a packet. */
export function packetFolders(paths: readonly string[]): string[] {
  const tops = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  const known = new Set(paths);
  return tops.filter((top) => MARKS.filter((mark) => known.has(`${top}/${mark}`)).length >= 2);
}
