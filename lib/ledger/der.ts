const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** Bytes of r and of s for P-256. */
const SIZE = 32;

/** WebCrypto's `r || s` → DER `SEQUENCE { INTEGER r, INTEGER s }`, integers as short as they can be. */
export function derFromRaw(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  if (raw.length !== 2 * SIZE)
    throw new RangeError(`a P-256 signature has ${2 * SIZE} bytes, not ${raw.length}`);
  const integers = [...integerOf(raw.subarray(0, SIZE)), ...integerOf(raw.subarray(SIZE))];
  return Uint8Array.from([SEQUENCE, integers.length, ...integers]);
}

/** DER → `r || s`, or null where a single byte is not as DER wants it: there is one encoding of a signature, not many. */
export function rawFromDer(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return null;
  const r = readInteger(der, 2);
  if (r === null) return null;
  const s = readInteger(der, r.end);
  if (s === null || s.end !== der.length) return null;
  const raw = new Uint8Array(2 * SIZE);
  raw.set(r.digits, SIZE - r.digits.length);
  raw.set(s.digits, 2 * SIZE - s.digits.length);
  return raw;
}

function integerOf(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? [0] : [...bytes.subarray(first)];
  // A leading bit set would read as a negative number.
  if ((digits[0] ?? 0) & 0x80) digits.unshift(0);
  return [INTEGER, digits.length, ...digits];
}

function readInteger(der: Uint8Array, at: number): { digits: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== INTEGER || length === 0 || end > der.length) return null;
  const content = der.subarray(at + 2, end);
  const [first = 0, second = 0] = content;
  if (first & 0x80) return null;
  if (length > 1 && first === 0 && !(second & 0x80)) return null;
  const digits = first === 0 ? content.subarray(1) : content;
  return digits.length > SIZE ? null : { digits, end };
}
