import { hexOf } from '../model/hex';
import type { ByteRange, Finding } from '../model/verdict';
import type { Inspection } from './inspection';
import { readAll } from './streams';

/** Enough to tell where to look; a hostile packet may have thousands of broken pictures. */
const MOST = 50;
const PNG_HEAD = '89504e470d0a1a0a';

/**
 * Where a changed picture changed: a PNG carries a checksum of each of its parts. Of other files a hash tells that they
 * changed and not where.
 */
export async function locateChanges(inspection: Inspection): Promise<void> {
  const changed = inspection.findings.list.filter(isChangedPicture).slice(0, MOST);
  for (const finding of changed) {
    inspection.throwIfCancelled();
    const bytes = await readUnchecked(inspection, finding.subject ?? '');
    const range = bytes === null ? null : brokenPngPart(bytes);
    if (range !== null) finding.range = range;
  }
}

async function readUnchecked({ files }: Inspection, path: string): Promise<Uint8Array | null> {
  try {
    return await readAll(files.streamUnchecked(path), files.sizeOf(path));
  } catch {
    return null;
  }
}

function isChangedPicture({ code, subject }: Finding): boolean {
  return (code === 'wrong-hash' || code === 'unreadable') && subject?.endsWith('.png') === true;
}

/**
 * The first part (PNG, third edition, 5.3: length, type, data, CRC) whose checksum does not fit, or what follows the
 * last whole part; null where every part is sound, which a careful forger sees to.
 */
export function brokenPngPart(bytes: Uint8Array): ByteRange | null {
  if (hexOf(bytes.subarray(0, 8)) !== PNG_HEAD) return { from: 0, to: Math.min(8, bytes.length) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at < bytes.length) {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : Infinity;
    if (end > bytes.length) return { from: at, to: bytes.length };
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return { from: at, to: end };
    const isLast = view.getUint32(at + 4) === IEND;
    at = end;
    if (isLast) return at < bytes.length ? { from: at, to: bytes.length } : null;
  }
  return { from: at, to: at };
}

const IEND = 0x49454e44;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
