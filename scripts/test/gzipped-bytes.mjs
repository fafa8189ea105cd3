import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What these files of a folder come to where each is gzipped by itself, as it is sent.
 * @param {string} folder
 * @param {Iterable<string>} files
 * @returns {number}
 */
export function gzippedBytes(folder, files) {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}
