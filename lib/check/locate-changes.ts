import { crc32 } from '../model/crc32';
import { isPng, PNG_SIGNATURE, pngChunks } from '../model/png-chunks';
import type { ByteRange, Finding } from '../model/verdict';
import type { Inspection } from './inspection';
import { readAll } from './streams';

/** Enough to tell where to look; a hostile packet may have thousands of broken pictures. */
const MOST = 50;

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
  let at = PNG_SIGNATURE.length;
  if (!isPng(bytes)) return { from: 0, to: Math.min(at, bytes.length) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { type, from, to } of pngChunks(bytes)) {
    if (crc32(bytes.subarray(from + 4, to - 4)) !== view.getUint32(to - 4)) return { from, to };
    at = to;
    if (type === 'IEND') return at < bytes.length ? { from: at, to: bytes.length } : null;
  }
  return { from: at, to: bytes.length };
}
