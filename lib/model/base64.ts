/*
 * Base64 (RFC 4648, section 4), padded and in one line. Built in since Chromium 140 and Firefox 133, where it is up to ten times
 * as fast as by hand; TypeScript's own types do not know it yet.
 */

/** In steps of whole base64 groups, small enough to be the arguments of a call. */
const STEP = 3 * 8192;

export function base64Of(bytes: Uint8Array & { toBase64?: () => string }): string {
  if (bytes.toBase64 !== undefined) return bytes.toBase64();
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP) {
    groups.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))));
  }
  return groups.join('');
}

/** As `atob` reads it: white space counts for nothing, and padding may be missing. @throws where it is no base64 */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (base64: string) => Uint8Array<ArrayBuffer> };
  if (fromBase64 !== undefined) return fromBase64.call(Uint8Array, base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
