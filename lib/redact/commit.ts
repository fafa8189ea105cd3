import { bytesOfHex, HEX_256, hexOf } from '../model/hex';
import type { Box } from '../model/field';
import { joinBytes } from '../model/join-bytes';
import { sha256Hex } from '../model/sha256';

/** Salts of 256 bits, each of its own place, derived from a secret that never leaves the device but in a backup. */
export type SaltOf = (captureId: string, place: string) => Promise<string>;

/** @param secret hex of 32 random bytes. */
export function saltsFrom(secret: string): SaltOf {
  const key = crypto.subtle.importKey('raw', bytesOfHex(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return async (captureId, place) => {
    const message = new TextEncoder().encode(`${captureId}\n${place}`);
    return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', await key, message)));
  };
}

/** Where a masked text stands. */
export function textPlace(text: string): string {
  return `text\n${text}`;
}

/** Where a masked region stands; `path` is the original picture's. */
export function regionPlace(path: string, { x, y, width, height }: Box): string {
  return `region\n${path}\n${x},${y},${width},${height}`;
}

/**
 * SHA-256(salt ‖ value): hides the value as long as the salt is kept, and fits no other one. Salts are hex digits, so that
 * `printf`, `cat` and `sha256sum` are enough to check it. @param value text, or bytes of a PNG.
 */
export async function commit(salt: string, value: string | Uint8Array): Promise<string> {
  if (!HEX_256.test(salt)) throw new RangeError('a salt is 64 hex digits');
  const own = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return sha256Hex(joinBytes([new TextEncoder().encode(salt), own]));
}
