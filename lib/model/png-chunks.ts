/** The bytes that each PNG begins with (W3C PNG, third edition, 5.2). */
export const PNG_SIGNATURE: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a chunk without content: length, type and checksum. */
export const SHORTEST_CHUNK = 12;

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** One part of a PNG (5.3). */
export interface PngChunk<Buffer extends ArrayBufferLike = ArrayBufferLike> {
  /** Four letters, where the file is sound. */
  type: string;
  /** A view, not a copy. */
  content: Uint8Array<Buffer>;
  /** From its length to its checksum, which nobody has looked at; `to` exclusive. */
  from: number;
  to: number;
}

/** The chunks of a PNG in their order, of whatever type, as far as they are whole: the first that is cut off ends it. */
export function* pngChunks<Buffer extends ArrayBufferLike>(
  bytes: Uint8Array<Buffer>,
): Generator<PngChunk<Buffer>, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = PNG_SIGNATURE.length; from + SHORTEST_CHUNK <= bytes.length;) {
    const to = from + SHORTEST_CHUNK + view.getUint32(from);
    if (to > bytes.length) return;
    const type = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    yield { type, content: bytes.subarray(from + 8, to - 4), from, to };
    from = to;
  }
}
