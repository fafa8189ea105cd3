import type { ByteRange } from '../model/verdict';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const WITH_DESCRIPTOR = 0x08;
const DESCRIPTOR = 0x08074b50;
const END = 0x06054b50;
const END_BYTES = 22;
const END64_LOCATOR = 0x07064b50;
const END64_LOCATOR_BYTES = 20;
const END64 = 0x06064b50;

interface PlacedEntry {
  filename: string;
  offset: number;
  compressedSize: number;
  uncompressedSize: number;
  crc32?: number;
}

/** The name in the first local header, which stands even where the rest of the zip is cut off; null where there is none. */
export async function firstName(zip: Blob): Promise<string | null> {
  const header = await headerAt(zip, 0);
  if (header === null) return null;
  const name = await zip.slice(LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + header.nameBytes).arrayBuffer();
  return new TextDecoder('latin1').decode(name);
}

/**
 * Bytes from where the directory is said to begin to where it ends, so that it can be refused before it is read: as much
 * as any of the end records says. 0 where there is none.
 */
export async function directoryBytes(zip: Blob): Promise<number> {
  const start = Math.max(0, zip.size - END_BYTES - 0xffff);
  const tail = await viewOf(zip, start, zip.size);
  let most = 0;
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    const end = start + at;
    const directoryAt = tail.getUint32(at + 16, true);
    most = Math.max(most, tail.getUint32(at + 12, true) % 0xffffffff, distance(directoryAt, end));
    const locator = await viewOf(zip, end - END64_LOCATOR_BYTES, end);
    if (locator.byteLength < END64_LOCATOR_BYTES || locator.getUint32(0, true) !== END64_LOCATOR) continue;
    const end64 = Number(locator.getBigUint64(8, true));
    const record = await viewOf(zip, end64, end64 + 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== END64) continue;
    const size = Number(record.getBigUint64(40, true));
    most = Math.max(most, size, distance(Number(record.getBigUint64(48, true)), end64));
  }
  return most;
}

/** 0xffffffff stands for “see Zip64”. */
function distance(directoryAt: number, end: number): number {
  return directoryAt === 0xffffffff ? 0 : end - directoryAt;
}

/** Bytes of a zip that no entry speaks for, and what they follow. */
export interface Stray {
  after: string;
  range: ByteRange;
}

/**
 * Looks for bytes between the files, where a reader that goes by local headers would see what the directory hides, and
 * for files that share bytes.
 */
export async function findStray(
  zip: Blob,
  entries: readonly PlacedEntry[],
  directoryOffset: number,
): Promise<Stray | null> {
  const placed = [...entries].sort((one, other) => one.offset - other.offset);
  const first = placed[0]?.offset ?? 0;
  if (first !== 0) return { after: 'prepended', range: { from: 0, to: first } };
  for (const [index, entry] of placed.entries()) {
    const next = placed[index + 1]?.offset ?? directoryOffset;
    const header = await headerAt(zip, entry.offset);
    const whole = { from: entry.offset, to: Math.max(entry.offset, next) };
    if (header === null || !areExtrasKnown(header.extra)) return { after: entry.filename, range: whole };
    const end = entry.offset + header.bytes + entry.compressedSize;
    const gap = next - end;
    const isSound =
      gap === 0 ||
      (header.hasDescriptor && (await isDescriptor(await viewOf(zip, end, end + 24), gap, entry)));
    if (!isSound) return { after: entry.filename, range: gap > 0 ? { from: end, to: next } : whole };
  }
  return null;
}

/** A data descriptor, with or without its signature, in zip32 or zip64; it has to say what the directory says. */
function isDescriptor(view: DataView, bytes: number, entry: PlacedEntry): boolean {
  if (![12, 16, 20, 24].includes(bytes) || view.byteLength < bytes) return false;
  const isSigned = bytes === 16 || bytes === 24;
  if (isSigned && view.getUint32(0, true) !== DESCRIPTOR) return false;
  const at = isSigned ? 4 : 0;
  const sizes =
    bytes < 20
      ? [view.getUint32(at + 4, true), view.getUint32(at + 8, true)]
      : [Number(view.getBigUint64(at + 4, true)), Number(view.getBigUint64(at + 12, true))];
  return (
    view.getUint32(at, true) === entry.crc32 &&
    sizes[0] === entry.compressedSize &&
    sizes[1] === entry.uncompressedSize
  );
}

/** What zip programs write beside a file: sizes of Zip64, times and owners (Info-ZIP, NTFS). Anything else may hide data. */
const KNOWN_EXTRAS = new Set([0x0001, 0x000a, 0x5455, 0x5855, 0x7855, 0x7875]);
const EXTRA_BYTES = 64;

/** Whether an extra field is made of known parts only, each small, from its first byte to its last. */
export function areExtrasKnown(extra: Uint8Array): boolean {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  while (at + 4 <= extra.length) {
    const bytes = view.getUint16(at + 2, true);
    if (!KNOWN_EXTRAS.has(view.getUint16(at, true)) || bytes > EXTRA_BYTES) return false;
    at += 4 + bytes;
  }
  return at === extra.length;
}

async function headerAt(zip: Blob, offset: number) {
  // With room for the name and the extra field, so that one read is enough.
  const view = await viewOf(zip, offset, offset + LOCAL_HEADER_BYTES + 512);
  if (view.byteLength < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER) return null;
  const nameBytes = view.getUint16(26, true);
  const extraBytes = view.getUint16(28, true);
  const extraAt = LOCAL_HEADER_BYTES + nameBytes;
  return {
    nameBytes,
    bytes: extraAt + extraBytes,
    hasDescriptor: (view.getUint16(6, true) & WITH_DESCRIPTOR) !== 0,
    // One that reaches beyond is longer than any that is known.
    extra:
      extraAt + extraBytes <= view.byteLength
        ? new Uint8Array(view.buffer, extraAt, extraBytes)
        : new Uint8Array(1),
  };
}

async function viewOf(zip: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await zip.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());
}
