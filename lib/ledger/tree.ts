import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { HEX_256 } from '../model/hex';

/*
 * A Merkle tree over the ledger's lines, as in RFC 9162 (2.1) and RFC 6962: a leaf is SHA-256(0x00 ‖ line), a node
 * SHA-256(0x01 ‖ left ‖ right). Lines are counted from 1, as in the ledger.
 */

/** Roots of the complete subtrees that so many lines fill, the largest first: all that is needed to go on. */
export type Peaks = readonly Uint8Array<ArrayBuffer>[];

const EMPTY = sha256(new Uint8Array());
const LEAF = Uint8Array.of(0);
const PAIR = new Uint8Array(65).fill(1, 0, 1);

/** The peaks after one more line; `size` is the number of lines before it. */
export function addLine(peaks: Peaks, size: number, line: string): Peaks {
  const next = [...peaks];
  let node = leaf(line);
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = next.pop();
    if (left === undefined) throw new RangeError(`${peaks.length} peaks do not fit ${size} lines`);
    node = parent(left, node);
  }
  next.push(node);
  return next;
}

/** The tree's root as lower-case hex; SHA-256 of nothing where there is no line. */
export function rootOf(peaks: Peaks): string {
  const last = peaks.at(-1);
  if (last === undefined) return bytesToHex(EMPTY);
  return bytesToHex(peaks.slice(0, -1).reduceRight((right, left) => parent(left, right), last));
}

/**
 * The inclusion proof of each line in `seqs` for the tree over all `lines`, as lower-case hex, from the leaf upwards.
 * @throws RangeError where there is no such line.
 */
export function proveLines(lines: readonly string[], seqs: readonly number[]): string[][] {
  const levels: Uint8Array[][] = [lines.map(leaf)];
  for (let below = levels[0] ?? []; below.length > 1;) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < below.length; at += 2) {
      const [left, right] = [below[at], below[at + 1]];
      // A node without a neighbour goes up as it is: the same tree as the RFC's largest power of two.
      if (left !== undefined) above.push(right === undefined ? left : parent(left, right));
    }
    levels.push(above);
    below = above;
  }
  return seqs.map((seq) => {
    if (!Number.isSafeInteger(seq) || seq < 1 || seq > lines.length) throw new RangeError(`no line ${seq}`);
    const path: string[] = [];
    let at = seq - 1;
    for (const level of levels) {
      const neighbour = level[at % 2 === 0 ? at + 1 : at - 1];
      if (neighbour !== undefined) path.push(bytesToHex(neighbour));
      at = Math.floor(at / 2);
    }
    return path;
  });
}

/**
 * The root that follows from a line, its place and its proof (RFC 9162, 2.1.3.2); null where such a proof cannot be.
 * The line belongs to the tree exactly if that is the tree's root.
 */
export function rootFromProof(
  line: string,
  seq: number,
  size: number,
  path: readonly string[],
): string | null {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(seq) || seq < 1 || seq > size) return null;
  let at = seq - 1;
  let last = size - 1;
  let node: Uint8Array = leaf(line);
  for (const step of path) {
    if (last === 0 || !HEX_256.test(step)) return null;
    if (at % 2 === 1 || at === last) {
      node = parent(hexToBytes(step), node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      node = parent(node, hexToBytes(step));
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? bytesToHex(node) : null;
}

function leaf(line: string): Uint8Array<ArrayBuffer> {
  return sha256.create().update(LEAF).update(utf8ToBytes(line)).digest();
}

function parent(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  // One buffer for all: a check of 100,000 lines makes a million nodes, and nothing here waits in between.
  PAIR.set(left, 1);
  PAIR.set(right, 33);
  return sha256(PAIR);
}
