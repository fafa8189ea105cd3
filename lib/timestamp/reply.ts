import { hexOf } from '../model/hex';
import {
  child,
  integerHex,
  MalformedError,
  octets,
  oidOf,
  readAsn1,
  smallInteger,
  stringOf,
  TAG,
  timeOf,
  type Asn1,
} from './asn1';
import { readImprint, type Imprint } from './request';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** What a time-stamp token holds (RFC 3161, 2.4.2). */
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** A bit of `PKIFailureInfo` (RFC 3161, 2.4.2) → its name there. */
const FAILURES: Readonly<Record<number, string>> = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
};

/** `TimeStampResp`: a token where it was granted, else why not, in the authority's words and code. */
export type StampReply = { token: Token } | { token: null; reason: string };

/** The signed part of a reply: CMS `SignedData` (RFC 5652) around a `TSTInfo`, with exactly one signer. */
export interface Token {
  info: StampInfo;
  /** The bytes of the `TSTInfo`, whose digest the signed attributes hold. */
  content: Uint8Array<ArrayBuffer>;
  /** Raw certificates that came along. */
  certificates: Uint8Array<ArrayBuffer>[];
  signer: Signer;
}

export interface StampInfo {
  policy: string;
  imprint: Imprint;
  /** Hex. */
  serial: string;
  /** UTC ms. */
  genTime: number;
  /** ±ms. */
  accuracy: number | null;
  /** Hex; null where there is none. */
  nonce: string | null;
}

export interface Signer {
  /** Who signed: issuer (DER, hex) and serial, or the key's identifier (hex). */
  id: { issuer: string; serial: string } | { keyId: string };
  digestAlgorithm: Asn1;
  algorithm: Asn1;
  signature: Uint8Array<ArrayBuffer>;
  /** What is signed: the attributes as a `SET OF`. */
  signed: Uint8Array<ArrayBuffer>;
  /** Attribute type → its one value. */
  attributes: ReadonlyMap<string, Asn1>;
}

/** @throws MalformedError */
export function readReply(bytes: Uint8Array): StampReply {
  const reply = readAsn1(bytes);
  const status = child(reply, 0, TAG.sequence);
  const code = smallInteger(child(status, 0));
  // 0 granted, 1 granted with modifications.
  if (code <= 1) return { token: readToken(child(reply, 1, TAG.sequence)) };
  const words = status.children.find(({ tag }) => tag === TAG.sequence)?.children.map(stringOf) ?? [];
  const flags = status.children.find(({ tag }) => tag === TAG.bitString);
  const failures = flags === undefined ? [] : failureNames(flags.content.slice(1));
  return { token: null, reason: [`status ${code}`, ...failures, ...words].join(', ').slice(0, 300) };
}

function failureNames(bytes: Uint8Array): string[] {
  const set = [...bytes].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => index * 8 + bit),
  );
  return set.map((bit) => FAILURES[bit] ?? `failure ${bit}`);
}

function readToken(token: Asn1): Token {
  if (oidOf(child(token, 0)) !== SIGNED_DATA) throw new MalformedError('no signed data');
  const data = child(child(token, 1, '[0]'), 0, TAG.sequence);
  const encapsulated = child(data, 2, TAG.sequence);
  if (oidOf(child(encapsulated, 0)) !== TST_INFO) throw new MalformedError('no time-stamp token');
  const content = octets(child(child(encapsulated, 1, '[0]'), 0));
  const certificates = data.children.find(({ tag }) => tag === '[0]')?.children ?? [];
  const signers = data.children.at(-1);
  if (signers?.tag !== TAG.set || signers.children.length !== 1) throw new MalformedError('not one signer');
  return {
    info: readInfo(readAsn1(content)),
    content,
    certificates: certificates.filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => raw),
    signer: readSigner(child(signers, 0, TAG.sequence)),
  };
}

function readInfo(info: Asn1): StampInfo {
  if (info.tag !== TAG.sequence || smallInteger(child(info, 0)) !== 1) throw new MalformedError('no TSTInfo');
  const rest = info.children.slice(5);
  const accuracy = rest.find(({ tag }) => tag === TAG.sequence);
  const nonce = rest.find(({ tag }) => tag === TAG.integer);
  return {
    policy: oidOf(child(info, 1)),
    imprint: readImprint(child(info, 2, TAG.sequence)),
    serial: integerHex(child(info, 3)),
    genTime: timeOf(child(info, 4, TAG.generalizedTime)),
    accuracy: accuracy === undefined ? null : readAccuracy(accuracy),
    nonce: nonce === undefined ? null : integerHex(nonce),
  };
}

/** Seconds, milliseconds [0] and microseconds [1], each optional. */
function readAccuracy({ children }: Asn1): number {
  const part = (wanted: Asn1['tag']) => {
    const found = children.find(({ tag }) => tag === wanted);
    return found === undefined ? 0 : smallInteger({ ...found, tag: TAG.integer });
  };
  return part(TAG.integer) * 1000 + part('[0]') + part('[1]') / 1000;
}

function readSigner(info: Asn1): Signer {
  const id = child(info, 1);
  const attributes = child(info, 3, '[0]');
  // They are signed as a SET OF, and sent under an implicit tag.
  const signed = new Uint8Array(attributes.raw);
  signed[0] = 0x31;
  return {
    id:
      id.tag === '[0]'
        ? { keyId: hexOf(id.content) }
        : { issuer: hexOf(child(id, 0, TAG.sequence).raw), serial: integerHex(child(id, 1)) },
    digestAlgorithm: child(info, 2, TAG.sequence),
    algorithm: child(info, 4, TAG.sequence),
    signature: octets(child(info, 5)),
    signed,
    attributes: readAttributes(attributes),
  };
}

function readAttributes({ children }: Asn1): Map<string, Asn1> {
  const attributes = new Map<string, Asn1>();
  for (const attribute of children) {
    const type = oidOf(child(attribute, 0));
    const values = child(attribute, 1, TAG.set).children;
    const [value] = values;
    if (attributes.has(type) || value === undefined || values.length !== 1)
      throw new MalformedError(`attribute ${type} not once`);
    attributes.set(type, value);
  }
  return attributes;
}
