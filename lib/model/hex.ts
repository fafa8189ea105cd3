/** 256 bits in lower-case hex: a SHA-256, or a salt as long. */
export const HEX_256 = /^[0-9a-f]{64}$/;

/** Bytes as lower-case hex, two digits each. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of such hex, which nobody checks here. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
}
