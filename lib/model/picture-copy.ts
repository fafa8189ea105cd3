import { base64Of } from './base64';

/** A copy of a picture for reading; its size in px may be smaller than the original's. */
export interface PictureCopy {
  type: 'image/jpeg' | 'image/png';
  /** A JPEG file; of a PNG the compressed rows alone, as `pngRows` finds them. */
  content: Blob;
  /** The whole file in base64, for a page that holds its pictures. */
  base64: Blob;
  width: number;
  height: number;
  /** How wide the original was on the screen, in CSS px; absent where nobody knows. */
  cssWidth?: number;
}

/** What kind of copy is wanted. */
export interface CopyWish {
  /** The original's px for one CSS px. */
  pixelRatio: number;
  /** To be handed in somewhere, where a JPEG is the safest; else a small PNG stays as it is. */
  asJpeg: boolean;
}

/** Whoever encodes a picture writes it as base64 too: both are done where the other work is not held up. */
export async function jpegCopy(jpeg: Blob, width: number, height: number): Promise<PictureCopy> {
  const base64 = new Blob([base64Of(new Uint8Array(await jpeg.arrayBuffer()))]);
  return { type: 'image/jpeg', content: jpeg, base64, width, height };
}

/** The original itself, where it is a PNG of the kind that screenshots are; null where it is anything else. */
export async function pngCopy(picture: Blob): Promise<PictureCopy | null> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const rows = pngRows(bytes);
  if (rows === null) return null;
  const { width, height, data } = rows;
  return { type: 'image/png', content: new Blob(data), base64: new Blob([base64Of(bytes)]), width, height };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** 8 bits each of red, green and blue; deflated, filtered by row, not interlaced. */
const SCREENSHOT = [8, 2, 0, 0, 0];

/**
 * Size and compressed rows of a PNG (W3C PNG, third edition) that has colours as they are and nothing transparent. Null of any
 * other, and of one that is cut off: a PDF (ISO 32000-1, 7.4.4.4) holds just such rows.
 */
export function pngRows(
  bytes: Uint8Array<ArrayBuffer>,
): { width: number; height: number; data: Uint8Array<ArrayBuffer>[] } | null {
  if (PNG_SIGNATURE.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array<ArrayBuffer>[] = [];
  let size = { width: 0, height: 0 };
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const [start, end] = [at + 8, at + 8 + length];
    if (end + 4 > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, start));
    if (type === 'IHDR') {
      if (length !== 13 || SCREENSHOT.some((byte, index) => bytes[start + 8 + index] !== byte)) return null;
      size = { width: view.getUint32(start), height: view.getUint32(start + 4) };
    }
    if (type === 'tRNS') return null;
    if (type === 'IDAT') data.push(bytes.subarray(start, end));
    if (type === 'IEND')
      return size.width > 0 && size.height > 0 && data.length > 0 ? { ...size, data } : null;
    at = end + 4;
  }
  return null;
}
