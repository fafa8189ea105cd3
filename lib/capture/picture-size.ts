import { isPng } from '../model/png-chunks';

/** The size of a PNG in image px, read off its header (PNG specification 5.2, 11.2.2); null where the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 24 || !isPng(bytes)) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}
