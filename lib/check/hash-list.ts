import type { ByteRange } from '../model/verdict';
import { isSafePath } from './packet-files';

const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

/**
 * Reads a BagIt manifest in the one form that coreutils, shasum and bagit-python all read: lower-case hex, two spaces,
 * path, LF. Answers with path → hash, or with the first line that is not so: its number from 1 and its bytes.
 */
export function parseHashList(text: string): Map<string, string> | { line: number; range: ByteRange } {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const hashes = new Map<string, string>();
  let from = 0;
  for (const [index, line] of lines.entries()) {
    const [, hash, path] = LINE.exec(line) ?? [];
    const to = from + new TextEncoder().encode(line).length;
    if (hash === undefined || path === undefined || !isSafePath(path) || hashes.has(path))
      return { line: index + 1, range: { from, to } };
    hashes.set(path, hash);
    from = to + 1;
  }
  if (rest === '') return hashes;
  return { line: lines.length + 1, range: { from, to: from + new TextEncoder().encode(rest).length } };
}
