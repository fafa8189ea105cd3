import { BackupError } from '../model/backup';
import { bytesOf, CHUNK_BYTES, makeHead, openHead, type BackupKey, type Chances } from './backup-key';

/** Number, whether it is the last, and length of what follows. */
const FRAME_BYTES = 9;
const TAG_BYTES = 16;

/**
 * Encrypts bytes that come piece by piece: the head, then chunks of 1 MiB, each sealed by itself and bound to its number,
 * to whether it is the last, and to the head (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
export async function* encryptBackup(
  pieces: AsyncIterable<Uint8Array>,
  password: string,
  chances?: Partial<Chances>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { bytes, ...key } = await makeHead(password, chances);
  yield bytes;
  let number = 0;
  let waiting = new Uint8Array(CHUNK_BYTES);
  let held = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      // A full chunk waits for more, because only then it is known not to be the last.
      if (held === CHUNK_BYTES) {
        yield await sealChunk(key, number, false, waiting);
        number += 1;
        waiting = new Uint8Array(CHUNK_BYTES);
        held = 0;
      }
      const part = piece.subarray(at, at + CHUNK_BYTES - held);
      waiting.set(part, held);
      held += part.length;
      at += part.length;
    }
  }
  yield await sealChunk(key, number, true, waiting.slice(0, held));
}

/**
 * What was encrypted, chunk by chunk, each only after it was found genuine. Tests alone ask for `leastIterations`: a file
 * with fewer is refused. @throws BackupError
 */
export async function* decryptBackup(
  file: Blob,
  password: string,
  leastIterations?: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { end, ...key } = await openHead(file, password, leastIterations);
  let at = end;
  for (let number = 0; ; number += 1) {
    const frame = await bytesOf(file, at, at + FRAME_BYTES);
    if (frame.length < FRAME_BYTES) throw new BackupError('truncated', file.size);
    const view = new DataView(frame.buffer);
    const length = view.getUint32(5);
    if (length < TAG_BYTES || length > CHUNK_BYTES + TAG_BYTES) throw new BackupError('altered', at);
    if (view.getUint32(0) !== number) throw new BackupError('reordered', at);
    const isLast = view.getUint8(4) === 1;
    const sealed = await bytesOf(file, at + FRAME_BYTES, at + FRAME_BYTES + length);
    if (sealed.length < length) throw new BackupError('truncated', file.size);
    yield await openChunk(key, number, isLast, sealed, at);
    at += FRAME_BYTES + length;
    if (!isLast) continue;
    if (at < file.size) throw new BackupError('altered', at);
    return;
  }
}

async function sealChunk(
  key: BackupKey,
  number: number,
  isLast: boolean,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = new Uint8Array(await crypto.subtle.encrypt(schemeOf(key, number, isLast), key.key, plain));
  const chunk = new Uint8Array(FRAME_BYTES + sealed.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, number);
  view.setUint8(4, isLast ? 1 : 0);
  view.setUint32(5, sealed.length);
  chunk.set(sealed, FRAME_BYTES);
  return chunk;
}

async function openChunk(
  key: BackupKey,
  number: number,
  isLast: boolean,
  sealed: Uint8Array<ArrayBuffer>,
  at: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(schemeOf(key, number, isLast), key.key, sealed));
  } catch {
    throw new BackupError('altered', at);
  }
}

/** 7 bytes of the file, 4 of the number, 1 that says whether it is the last: no nonce comes twice under a key. */
function schemeOf({ nonce, headHash }: BackupKey, number: number, isLast: boolean) {
  const iv = new Uint8Array(12);
  iv.set(nonce);
  const view = new DataView(iv.buffer);
  view.setUint32(7, number);
  view.setUint8(11, isLast ? 1 : 0);
  return { name: 'AES-GCM', iv, additionalData: headHash };
}
