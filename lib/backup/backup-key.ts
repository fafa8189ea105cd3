import { BackupError } from '../model/backup';
import { bytesOfHex, hexOf } from '../model/hex';

/** OWASP's figure for PBKDF2 with HMAC-SHA-256 (2023); a file that asks for less, or for an hour's work, is refused. */
export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;

export const CHUNK_BYTES = 2 ** 20;
const MAGIC = 'RECHBKUP';
const HASH_BYTES = 32;
const LONGEST_HEAD = 4096;

/** The readable head of a backup; hexadecimal where it holds bytes. */
export interface BackupHead {
  format: 1;
  kdf: 'PBKDF2-HMAC-SHA-256';
  iterations: number;
  cipher: 'AES-256-GCM';
  salt: string;
  /** First 7 bytes of each nonce. */
  nonce: string;
  /** Tells a wrong password from a damaged file. */
  check: string;
}

/** What the password opens. */
export interface BackupKey {
  key: CryptoKey;
  nonce: Uint8Array;
  /** Binds each chunk to this very head. */
  headHash: Uint8Array<ArrayBuffer>;
}

/** Given by tests alone: a salt is never used twice, and fewer iterations are fewer for whoever guesses, too. */
export interface Chances {
  salt: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  iterations: number;
}

/** A new head, as bytes, and its key. */
export async function makeHead(
  password: string,
  {
    salt = crypto.getRandomValues(new Uint8Array(16)),
    nonce = crypto.getRandomValues(new Uint8Array(7)),
    iterations = ITERATIONS,
  }: Partial<Chances> = {},
): Promise<BackupKey & { bytes: Uint8Array<ArrayBuffer> }> {
  const { key, check } = await deriveKey(password, salt, iterations);
  const head: BackupHead = {
    format: 1,
    kdf: 'PBKDF2-HMAC-SHA-256',
    iterations,
    cipher: 'AES-256-GCM',
    salt: hexOf(salt),
    nonce: hexOf(nonce),
    check: hexOf(check),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const plain = new Uint8Array(MAGIC.length + 4 + json.length);
  plain.set(new TextEncoder().encode(MAGIC));
  new DataView(plain.buffer).setUint32(MAGIC.length, json.length);
  plain.set(json, MAGIC.length + 4);
  const headHash = await hashOf(plain);
  const bytes = new Uint8Array(plain.length + HASH_BYTES);
  bytes.set(plain);
  bytes.set(headHash, plain.length);
  return { bytes, key, nonce, headHash };
}

/** Reads the head and tries the password. `end` is where the chunks begin. @throws BackupError */
export async function openHead(
  file: Blob,
  password: string,
  leastIterations = ITERATIONS,
): Promise<BackupKey & { end: number }> {
  const start = await bytesOf(file, 0, MAGIC.length + 4);
  if (new TextDecoder().decode(start.subarray(0, MAGIC.length)) !== MAGIC)
    throw new BackupError('not-a-backup', 0);
  if (start.length < MAGIC.length + 4) throw new BackupError('truncated', start.length);
  const length = new DataView(start.buffer).getUint32(MAGIC.length);
  const plainEnd = MAGIC.length + 4 + length;
  const end = plainEnd + HASH_BYTES;
  if (length > LONGEST_HEAD) throw new BackupError('altered', MAGIC.length);
  const all = await bytesOf(file, 0, end);
  if (all.length < end) throw new BackupError('truncated', all.length);
  const headHash = await hashOf(all.slice(0, plainEnd));
  if (hexOf(headHash) !== hexOf(all.subarray(plainEnd))) throw new BackupError('altered', 0);
  const head = parseHead(all.subarray(MAGIC.length + 4, plainEnd), leastIterations);
  const { key, check } = await deriveKey(password, bytesOfHex(head.salt), head.iterations);
  if (hexOf(check) !== head.check) throw new BackupError('wrong-password', 0);
  return { key, nonce: bytesOfHex(head.nonce), headHash, end };
}

function parseHead(bytes: Uint8Array, leastIterations: number): BackupHead {
  let head: Partial<BackupHead>;
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<BackupHead>;
  } catch {
    throw new BackupError('malformed', 0);
  }
  const { format, kdf, cipher, iterations = 0, salt = '', nonce = '', check = '' } = head;
  if (typeof format === 'number' && format > 1) throw new BackupError('too-new', 0);
  const sound =
    format === 1 &&
    kdf === 'PBKDF2-HMAC-SHA-256' &&
    cipher === 'AES-256-GCM' &&
    Number.isInteger(iterations) &&
    iterations >= leastIterations &&
    iterations <= MOST_ITERATIONS &&
    /^[0-9a-f]{32}$/.test(salt) &&
    /^[0-9a-f]{14}$/.test(nonce) &&
    /^[0-9a-f]{32}$/.test(check);
  if (!sound) throw new BackupError('malformed', 0);
  return { format, kdf, cipher, iterations, salt, nonce, check };
}

/** PBKDF2 makes one secret of the password, HKDF (RFC 5869) a key and a check value of that. */
async function deriveKey(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  // Two keyboards may write the same letters in two ways.
  const typed = new TextEncoder().encode(password.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    256,
  );
  const secret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const use = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(info),
  });
  const key = await crypto.subtle.deriveKey(
    use('recharge-evidence backup key'),
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const check = await crypto.subtle.deriveBits(use('recharge-evidence backup check'), secret, 128);
  return { key, check: new Uint8Array(check) };
}

export async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
