/** A packet's files, wherever they lie: in a zip or in a folder. */
export interface PacketFiles {
  /** The one folder at the top. */
  name: string;
  /** Paths inside it, sorted, each once. */
  paths: readonly string[];
  /** @throws UnreadableFileError */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The container promises a file whose bytes it cannot give: a wrong checksum, a wrong length, a header that lies. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}

/** What is accepted at most, so that a hostile file costs neither the reader's memory nor an hour. */
export const LIMITS = {
  files: 20_000,
  fileBytes: 512 * 2 ** 20,
  totalBytes: 8 * 2 ** 30,
  pathLength: 240,
} as const;

/** ASCII names without `.` and `..`, as the format makes them: no other path means the same on every system. */
const SAFE_PATH = /^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*$/;

export function isSafePath(path: string): boolean {
  return path.length <= LIMITS.pathLength && SAFE_PATH.test(path);
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
