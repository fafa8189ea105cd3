import { bytesOfBase64 } from '../model/base64';
import { hexOf } from '../model/hex';
import { pemOf } from '../model/pem';
import type { SigningKey } from '../model/seal';
import { sha256Hex } from '../model/sha256';
import { derFromRaw, rawFromDer } from './der';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SCHEME = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** RFC 5480: what stands before the 64 bytes of a P-256 point in its SubjectPublicKeyInfo, uncompressed. */
const SPKI_HEAD = '3059301306072a8648ce3d020106082a8648ce3d03010703420004';

/** The file is not a P-256 public key in the one PEM form that we write. */
export class MalformedKeyError extends Error {
  override name = 'MalformedKeyError';
}

/** A new key of this installation. The private key cannot be exported, not even by us. */
export async function createSigningKey(now: number = Date.now()): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return {
    fingerprint: await sha256Hex(spki),
    publicKeyPem: spkiPem(spki),
    privateKey: pair.privateKey,
    createdAt: now,
  };
}

/** ECDSA over SHA-256 in the DER form that `openssl dgst -verify` reads (WebCrypto's own is refused by it). */
export async function signDer(
  privateKey: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return derFromRaw(new Uint8Array(await crypto.subtle.sign(SCHEME, privateKey, bytes)));
}

/**
 * Whether `der` is this key's signature over `bytes`; false too where it is not strict DER.
 * @throws MalformedKeyError
 */
export async function verifyDer(
  publicKeyPem: string,
  der: Uint8Array,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await importKey(spkiBytes(publicKeyPem));
  const raw = rawFromDer(der);
  return raw !== null && crypto.subtle.verify(SCHEME, key, raw, bytes);
}

/**
 * Lower-case hex SHA-256 of the key's SPKI bytes: `openssl pkey -pubin -in publickey.pem -outform DER | sha256sum`.
 * @throws MalformedKeyError
 */
export async function fingerprint(publicKeyPem: string): Promise<string> {
  const spki = spkiBytes(publicKeyPem);
  await importKey(spki);
  return sha256Hex(spki);
}

export function spkiPem(spki: Uint8Array): string {
  return pemOf('PUBLIC KEY', spki);
}

/** The key file stands outside the tag manifest, so its form is exact: no second file may stand for the same key. */
function spkiBytes(pem: string): Uint8Array<ArrayBuffer> {
  // Between the first line and the last, which are looked at below.
  const base64 = pem.split('\n').slice(1, -2).join('');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0)
    throw new MalformedKeyError('not a PEM public key');
  const spki = bytesOfBase64(base64);
  if (spkiPem(spki) !== pem || hexOf(spki.subarray(0, 27)) !== SPKI_HEAD || spki.length !== 91) {
    throw new MalformedKeyError('not a P-256 public key in PEM with LF');
  }
  return spki;
}

async function importKey(spki: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki, CURVE, false, ['verify']);
  } catch (error) {
    throw new MalformedKeyError('not a point of P-256', { cause: error });
  }
}
