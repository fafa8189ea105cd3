import { base64Of } from './base64';
import { isPng, pngChunks } from './png-chunks';

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

/** 8 bits each of red, green and blue; deflated, filtered by row, not interlaced. */
const SCREENSHOT = [8, 2, 0, 0, 0];

/**
 * Size and compressed rows of a PNG (W3C PNG, third edition) that has colours as they are and nothing transparent. Null of any
 * other, and of one that is cut off: a PDF (ISO 32000-1, 7.4.4.4) holds just such rows.
 */
export function pngRows(
  bytes: Uint8Array<ArrayBuffer>,
): { width: number; height: number; data: Uint8Array<ArrayBuffer>[] } | null {
  if (!isPng(bytes)) return null;
  const data: Uint8Array<ArrayBuffer>[] = [];
  let size = { width: 0, height: 0 };
  for (const { type, content } of pngChunks(bytes)) {
    if (type === 'IHDR') {
      if (content.length !== 13 || SCREENSHOT.some((byte, index) => content[8 + index] !== byte)) return null;
      const head = new DataView(content.buffer, content.byteOffset);
      size = { width: head.getUint32(0), height: head.getUint32(4) };
    }
    if (type === 'tRNS') return null;
    if (type === 'IDAT') data.push(content);
    if (type === 'IEND')
      return size.width > 0 && size.height > 0 && data.length > 0 ? { ...size, data } : null;
  }
  return null;
}
