import { crc32 } from '../model/crc32';
import { joinBytes } from '../model/join-bytes';
import { isPng, PNG_SIGNATURE, pngChunks, SHORTEST_CHUNK } from '../model/png-chunks';

/*
 * PNG (W3C, third edition) as browsers write it: 8 bits a channel, not interlaced. Our own, because a commitment needs bytes
 * that are the same in every browser and every year, and a canvas gives other ones after each update.
 */

/** Pixels, row by row, each red, green, blue, alpha. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array<ArrayBuffer>;
}

/** Not a PNG, or one of a kind that no browser makes. */
export class PngError extends Error {
  override name = 'PngError';
}

/** Channels of each colour type; 3 is a palette. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** More than any screen; a hostile file may state anything. */
const MOST_PIXELS = 64 * 2 ** 20;
const STORED_BLOCK = 0xffff;

/** @throws PngError, also where there are more px than that */
export async function decodePng(bytes: Uint8Array, mostPixels = MOST_PIXELS): Promise<Pixels> {
  if (!isPng(bytes)) throw new PngError('no PNG signature');
  const data: Uint8Array<ArrayBuffer>[] = [];
  let palette: Uint8Array = new Uint8Array();
  let alphas: Uint8Array = new Uint8Array();
  let head: DataView | null = null;
  let end = PNG_SIGNATURE.length;
  for (const { type, content, to } of pngChunks(bytes)) {
    if (type === 'IHDR' && content.length === 13) head = new DataView(content.buffer, content.byteOffset);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') alphas = content;
    else if (type === 'IDAT') data.push(new Uint8Array(content));
    end = to;
  }
  if (end + SHORTEST_CHUNK <= bytes.length) throw new PngError('a chunk is cut off');
  if (head === null) throw new PngError('no header');
  const [width, height, colour] = [head.getUint32(0), head.getUint32(4), head.getUint8(9)];
  const channels = CHANNELS[colour];
  const isPlain = head.getUint8(8) === 8 && head.getUint8(10) === 0 && head.getUint8(11) === 0;
  if (channels === undefined || !isPlain || head.getUint8(12) !== 0)
    throw new PngError('a kind of PNG that is not read');
  if (width === 0 || height === 0 || width * height > Math.min(mostPixels, MOST_PIXELS))
    throw new PngError('too large');
  const stride = width * channels;
  const raw = await inflated(new Blob(data), (stride + 1) * height);
  unfilter(raw, stride, height, channels);
  return { width, height, rgba: toRgba(raw, { width, height, colour, channels }, palette, alphas) };
}

/** `isStored`: without compression, so that the same pixels give the same bytes for ever. Nothing but pixels is written. */
export async function encodePng(
  { width, height, rgba }: Pixels,
  { isStored = false } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const isOpaque = everyAlpha(rgba, 255);
  const channels = isOpaque ? 3 : 4;
  const stride = width * channels;
  const raw = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    // Against the row above; stored bytes gain nothing by it.
    const isUp = y > 0 && !isStored;
    const row = y * (stride + 1);
    raw[row] = isUp ? 2 : 0;
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++) {
        const at = (y * width + x) * 4 + channel;
        const above = isUp ? (rgba[at - width * 4] ?? 0) : 0;
        raw[row + 1 + x * channels + channel] = (rgba[at] ?? 0) - above;
      }
  }
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, 8);
  head.setUint8(9, isOpaque ? 2 : 6);
  return joinBytes([
    Uint8Array.from(PNG_SIGNATURE),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('IDAT', isStored ? stored(raw) : await deflated(raw)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function everyAlpha(rgba: Uint8Array, alpha: number): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== alpha) return false;
  return true;
}

/** Undoes the filters of each row in place (PNG, 9.2). */
function unfilter(raw: Uint8Array, stride: number, height: number, channels: number): void {
  for (let y = 0; y < height; y++) {
    const row = y * (stride + 1);
    const filter = raw[row] ?? 0;
    if (filter > 4) throw new PngError('an unknown filter');
    for (let x = 0; x < stride; x++) {
      const at = row + 1 + x;
      const left = x < channels ? 0 : (raw[at - channels] ?? 0);
      const up = y === 0 ? 0 : (raw[at - stride - 1] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (raw[at - stride - 1 - channels] ?? 0);
      raw[at] = (raw[at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function toRgba(
  raw: Uint8Array,
  { width, height, colour, channels }: { width: number; height: number; colour: number; channels: number },
  palette: Uint8Array,
  alphas: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const stride = width * channels;
  // Byte by byte: with a view for each pixel the whole takes twice as long.
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = Math.floor(pixel / width) * (stride + 1) + 1 + (pixel % width) * channels;
    const to = pixel * 4;
    const first = raw[from] ?? 0;
    if (colour === 3) {
      rgba.set(palette.subarray(first * 3, first * 3 + 3), to);
      rgba[to + 3] = alphas[first] ?? 255;
    } else {
      const isGrey = channels < 3;
      rgba[to] = first;
      rgba[to + 1] = isGrey ? first : (raw[from + 1] ?? 0);
      rgba[to + 2] = isGrey ? first : (raw[from + 2] ?? 0);
      // The last channel, where there are two or four.
      if (channels % 2 === 0) rgba[to + 3] = raw[from + channels - 1] ?? 255;
    }
  }
  return rgba;
}

/** Exactly `bytes` long, and never more in memory, whatever the stream would give. */
async function inflated(data: Blob, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const raw = new Uint8Array(bytes);
  let done = 0;
  const reader = data.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (done + piece.value.length > bytes) throw new PngError('too many pixels');
      raw.set(piece.value, done);
      done += piece.value.length;
    }
  } catch (cause) {
    throw cause instanceof PngError ? cause : new PngError('damaged pixels', { cause });
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  if (done !== bytes) throw new PngError('too few pixels');
  return raw;
}

async function deflated(raw: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([raw]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4). */
function stored(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < raw.length; at += STORED_BLOCK) {
    const block = raw.subarray(at, at + STORED_BLOCK);
    const length = block.length;
    const isLast = at + length === raw.length ? 1 : 0;
    parts.push(
      Uint8Array.of(isLast, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff),
      block,
    );
  }
  let [low, high] = [1, 0];
  for (const byte of raw) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return joinBytes([...parts, Uint8Array.of(high >> 8, high & 0xff, low >> 8, low & 0xff)]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joinBytes([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), content]);
  const [length, sum] = [new DataView(new ArrayBuffer(4)), new DataView(new ArrayBuffer(4))];
  length.setUint32(0, content.length);
  sum.setUint32(0, crc32(named));
  return joinBytes([new Uint8Array(length.buffer), named, new Uint8Array(sum.buffer)]);
}
