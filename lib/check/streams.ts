import { joinBytes } from '../model/join-bytes';
import { createSha256 } from '../model/sha256-stream';
import { sha256Hex } from '../model/sha256';
import { LIMITS, UnreadableFileError } from './packet-files';

/** Up to here a file is hashed at once, by the browser's own code: three times as fast as piece by piece. */
const AT_ONCE = 4 * 2 ** 20;

export interface Digest {
  bytes: number;
  sha256: string;
}

/** What comes out of a stream. Safari cannot iterate one, and whoever stops early lets go of it. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @throws UnreadableFileError where the file is longer than the `size` that was promised. */
export async function readAll(
  stream: ReadableStream<Uint8Array>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (size > LIMITS.wholeBytes) {
    // A zip's reader feeds a few streams at a time: one that is never read would keep the others waiting for ever.
    await stream.cancel().catch(() => undefined);
    throw new UnreadableFileError(`more than ${LIMITS.wholeBytes} bytes`);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > size) throw new UnreadableFileError('longer than stated');
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

/**
 * Hashes a file of any length; `onBytes` hears of each piece, and stops it by throwing.
 * @throws UnreadableFileError where the file is not as long as the `size` that was promised.
 */
export async function digestOf(
  stream: ReadableStream<Uint8Array>,
  size: number,
  onBytes: (bytes: number) => void,
): Promise<Digest> {
  if (size <= AT_ONCE) {
    const all = await readAll(stream, size);
    onBytes(all.length);
    return { bytes: all.length, sha256: await sha256Hex(all) };
  }
  const hash = createSha256();
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > size) throw new UnreadableFileError('longer than stated');
    hash.update(piece);
    onBytes(piece.length);
  }
  return { bytes, sha256: hash.hex() };
}

/** One line of a file, without its LF. `text` is null where its bytes are no UTF-8 or too many. */
export interface Line {
  text: string | null;
  /** Bytes of the file, `to` exclusive and without the LF. */
  from: number;
  to: number;
  /** Whether an LF follows. */
  isEnded: boolean;
}

/** The lines of a text file of any length; an empty last line is none. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let waiting: Uint8Array[] = [];
  let held = 0;
  let from = 0;
  const take = (last: Uint8Array, isEnded: boolean): Line => {
    const to = from + held + last.length;
    const line = { text: textOfLine([...waiting, last], decoder), from, to, isEnded };
    waiting = [];
    held = 0;
    from = to + 1;
    return line;
  };
  for await (const piece of piecesOf(stream)) {
    let at = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, at)) {
      yield take(piece.subarray(at, end), true);
      at = end + 1;
    }
    const rest = piece.subarray(at);
    if (rest.length === 0) continue;
    waiting.push(rest);
    held += rest.length;
    if (held > LIMITS.lineBytes) {
      yield { text: null, from, to: from + held, isEnded: false };
      return;
    }
  }
  if (held > 0) yield take(new Uint8Array(), false);
}

function textOfLine(parts: readonly Uint8Array[], decoder: TextDecoder): string | null {
  try {
    return parts.map((part, index) => decoder.decode(part, { stream: index < parts.length - 1 })).join('');
  } catch {
    // The decoder keeps half a letter where it failed inside a stream.
    try {
      decoder.decode();
    } catch {
      // That is all it was asked for.
    }
    return null;
  }
}
