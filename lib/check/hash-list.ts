import { isSafePath } from './packet-files';

const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

/**
 * Reads a BagIt manifest in the one form that coreutils, shasum and bagit-python all read: lower-case hex, two spaces,
 * path, LF. Answers with path → hash, or with the number of the first line that is not so.
 */
export function parseHashList(text: string): Map<string, string> | { line: number } {
  const lines = text.split('\n');
  if (lines.pop() !== '') return { line: lines.length + 1 };
  const hashes = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const [, hash, path] = LINE.exec(line) ?? [];
    if (hash === undefined || path === undefined || !isSafePath(path) || hashes.has(path))
      return { line: index + 1 };
    hashes.set(path, hash);
  }
  return hashes;
}
