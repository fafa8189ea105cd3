import { BitString, Null, ObjectIdentifier, Sequence } from 'asn1js';
import { bits, child, oidOf, readAsn1, smallInteger, TAG, type Asn1 } from './asn1';

/** An algorithm that WebCrypto does not have, or that nobody should rely on any more. */
export class UnsupportedError extends Error {
  override name = 'UnsupportedError';
}

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const RSA_WITH: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const ECDSA_WITH: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
/** Name and bytes of a coordinate. */
const CURVES: Readonly<Record<string, [string, number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
};

/** WebCrypto's name of a hash. @throws UnsupportedError for any but SHA-256, SHA-384 and SHA-512. */
export function hashName(algorithm: Asn1): string {
  const oid = oidOf(child(algorithm, 0));
  const name = HASHES[oid];
  if (name === undefined) throw new UnsupportedError(`hash ${oid}`);
  return name;
}

/**
 * Whether `signature` over `data` is by this key. `publicKey` is a SubjectPublicKeyInfo, `algorithm` an
 * AlgorithmIdentifier; `hash` is what plain `rsaEncryption` leaves unsaid, as CMS does.
 * @throws UnsupportedError, MalformedError
 */
export async function isSignedBy(
  publicKey: Asn1,
  algorithm: Asn1,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
  hash: string | null = null,
): Promise<boolean> {
  const oid = oidOf(child(algorithm, 0));
  if (oid === RSA_PSS) return isSignedByPss(publicKey, algorithm, signature, data);
  const rsaHash = oid === RSA ? hash : RSA_WITH[oid];
  if (rsaHash !== undefined && rsaHash !== null) {
    const scheme = { name: 'RSASSA-PKCS1-v1_5', hash: rsaHash };
    return crypto.subtle.verify(scheme.name, await importKey(rsaKey(publicKey), scheme), signature, data);
  }
  const ecHash = oid === EC ? hash : ECDSA_WITH[oid];
  if (ecHash === undefined || ecHash === null) throw new UnsupportedError(`signature ${oid}`);
  const [curve, size] = curveOf(publicKey);
  const key = await importKey(publicKey.raw, { name: 'ECDSA', namedCurve: curve });
  const raw = rawSignature(signature, size);
  return raw !== null && crypto.subtle.verify({ name: 'ECDSA', hash: ecHash }, key, raw, data);
}

/** RFC 4055: hash [0], mask generation [1] and salt length [2]; WebCrypto wants the same hash in both. */
async function isSignedByPss(
  publicKey: Asn1,
  algorithm: Asn1,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const parameters = child(algorithm, 1, TAG.sequence);
  const part = (tag: Asn1['tag']) => parameters.children.find((one) => one.tag === tag);
  const [digest, mask, salt] = [part('[0]'), part('[1]'), part('[2]')];
  if (digest === undefined || mask === undefined) throw new UnsupportedError('RSA-PSS with SHA-1');
  const hash = hashName(child(digest, 0, TAG.sequence));
  if (hashName(child(child(mask, 0, TAG.sequence), 1, TAG.sequence)) !== hash)
    throw new UnsupportedError('RSA-PSS with two hashes');
  const saltLength = salt === undefined ? 20 : smallInteger(child(salt, 0));
  const key = await importKey(rsaKey(publicKey), { name: 'RSA-PSS', hash });
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, key, signature, data);
}

async function importKey(
  spki: Uint8Array<ArrayBuffer>,
  scheme: RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki, scheme, false, ['verify']);
  } catch (cause) {
    throw new UnsupportedError(`key for ${scheme.name}`, { cause });
  }
}

/** WebCrypto takes an RSA key under its plain identifier only, although a certificate may bind it to PSS. */
function rsaKey(publicKey: Asn1): Uint8Array<ArrayBuffer> {
  const oid = oidOf(child(child(publicKey, 0, TAG.sequence), 0));
  if (oid === RSA) return publicKey.raw;
  if (oid !== RSA_PSS) throw new UnsupportedError(`RSA key ${oid}`);
  const plain = new Sequence({
    value: [
      new Sequence({ value: [new ObjectIdentifier({ value: RSA }), new Null()] }),
      new BitString({ valueHex: bits(child(publicKey, 1)).buffer }),
    ],
  });
  return new Uint8Array(plain.toBER());
}

function curveOf(publicKey: Asn1): [string, number] {
  const algorithm = child(publicKey, 0, TAG.sequence);
  const oid = oidOf(child(algorithm, 0)) === EC ? oidOf(child(algorithm, 1)) : '';
  const curve = CURVES[oid];
  if (curve === undefined) throw new UnsupportedError(`curve ${oid}`);
  return curve;
}

/** DER `SEQUENCE { r, s }` → `r || s`, each of `size` bytes; null where it is not so: one signature has one form only. */
function rawSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const { tag, children } = readAsn1(der);
  const raw = new Uint8Array(2 * size);
  let length = 0;
  for (const [index, number] of children.entries()) {
    const digits = positiveDigits(number);
    if (index > 1 || digits === null || digits.length > size) return null;
    raw.set(digits, (index + 1) * size - digits.length);
    length += number.raw.length;
  }
  const header = length < 128 ? 2 : 3;
  return tag === TAG.sequence && children.length === 2 && der.length === header + length ? raw : null;
}

/** A positive integer's bytes without the zero that keeps it positive; null where DER would write it otherwise. */
function positiveDigits({ tag, raw, content }: Asn1): Uint8Array | null {
  const [first = 0x80, second = 0] = content;
  const isShortest = first !== 0 || second >= 0x80;
  if (tag !== TAG.integer || first >= 0x80 || !isShortest || raw.length !== content.length + 2) return null;
  return first === 0 ? content.slice(1) : content;
}
