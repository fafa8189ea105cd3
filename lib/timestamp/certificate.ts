import { sha256Hex } from '../model/sha256';
import { hexOf } from '../model/hex';
import {
  areEqual,
  bits,
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

/** What an X.509 certificate (RFC 5280) says, as far as a chain needs it. */
export interface Certificate {
  raw: Uint8Array<ArrayBuffer>;
  sha256: string;
  /** The part that its issuer signed. */
  signed: Uint8Array<ArrayBuffer>;
  algorithm: Asn1;
  signature: Uint8Array<ArrayBuffer>;
  /** Hex. */
  serial: string;
  /** Names in DER, as hex, to compare. */
  issuer: string;
  subject: string;
  /** The subject's common name, or organisation, to show. */
  name: string;
  /** UTC ms. */
  notBefore: number;
  notAfter: number;
  publicKey: Asn1;
  isAuthority: boolean;
  /** How many authorities may follow below; null for any number. */
  pathLength: number | null;
  /** Bits of the key usage, first bit first; null where it is not said. */
  keyUsage: boolean[] | null;
  purposes: { isCritical: boolean; list: string[] } | null;
  /** Hex. */
  keyId: string | null;
  /** Critical extensions that we do not read: nobody who does not may rely on such a certificate. */
  unknownCritical: string[];
}

const NAMES = ['2.5.4.3', '2.5.4.11', '2.5.4.10'];
const KEY_ID = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const POLICIES = '2.5.29.32';
const PURPOSES = '2.5.29.37';

/** @throws MalformedError */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  const whole = readAsn1(bytes);
  const signed = child(whole, 0, TAG.sequence);
  // The version stands in front, except in certificates of version 1.
  const first = signed.children[0]?.tag === '[0]' ? 1 : 0;
  const [notBefore, notAfter] = [0, 1].map((index) =>
    timeOf(child(child(signed, first + 3, TAG.sequence), index)),
  );
  const algorithm = child(whole, 1, TAG.sequence);
  // RFC 5280, 4.1.1.2: what stands outside of the signed part must be what it says.
  if (whole.children.length !== 3 || !areEqual(algorithm.raw, child(signed, first + 1).raw))
    throw new MalformedError('two algorithms');
  const subject = child(signed, first + 4, TAG.sequence);
  const extensions = readExtensions(signed.children.find(({ tag }) => tag === '[3]'));
  const constraints = extensions.get(BASIC_CONSTRAINTS)?.value;
  const [isAuthority, pathLength] = constraints === undefined ? [] : constraints.children;
  const usage = extensions.get(KEY_USAGE)?.value;
  const purposes = extensions.get(PURPOSES);
  const keyId = extensions.get(KEY_ID)?.value;
  return {
    raw: whole.raw,
    sha256: await sha256Hex(whole.raw),
    signed: signed.raw,
    algorithm,
    signature: bits(child(whole, 2)),
    serial: integerHex(child(signed, first)),
    issuer: hexOf(child(signed, first + 2, TAG.sequence).raw),
    subject: hexOf(subject.raw),
    name: nameOf(subject),
    notBefore: notBefore ?? Number.NaN,
    notAfter: notAfter ?? Number.NaN,
    publicKey: child(signed, first + 5, TAG.sequence),
    isAuthority: isAuthority?.tag === TAG.boolean && isAuthority.content[0] !== 0,
    pathLength: pathLength === undefined ? null : smallInteger(pathLength),
    keyUsage: usage === undefined ? null : usageBits(usage),
    purposes:
      purposes === undefined
        ? null
        : { isCritical: purposes.isCritical, list: purposes.value.children.map(oidOf) },
    keyId: keyId === undefined ? null : hexOf(octets(keyId)),
    unknownCritical: [...extensions]
      .filter(([oid, { isCritical }]) => isCritical && !READ.includes(oid))
      .map(([oid]) => oid),
  };
}

const READ = [KEY_ID, KEY_USAGE, BASIC_CONSTRAINTS, POLICIES, PURPOSES];

function readExtensions(element: Asn1 | undefined): Map<string, { isCritical: boolean; value: Asn1 }> {
  const extensions = new Map<string, { isCritical: boolean; value: Asn1 }>();
  for (const extension of element === undefined ? [] : child(element, 0, TAG.sequence).children) {
    const oid = oidOf(child(extension, 0));
    const critical = extension.children.find(({ tag }) => tag === TAG.boolean);
    const value = octets(child(extension, extension.children.length - 1));
    if (extensions.has(oid)) throw new MalformedError(`extension ${oid} twice`);
    if (READ.includes(oid)) {
      extensions.set(oid, { isCritical: isTrue(critical), value: readAsn1(value) });
    } else if (isTrue(critical)) {
      extensions.set(oid, { isCritical: true, value: extension });
    }
  }
  return extensions;
}

function isTrue(element: Asn1 | undefined): boolean {
  return element !== undefined && element.content[0] !== 0;
}

function usageBits({ tag, content }: Asn1): boolean[] {
  if (tag !== TAG.bitString) throw new MalformedError('no key usage');
  return [...content.slice(1)].flatMap((byte) =>
    [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((byte >> bit) & 1) === 1),
  );
}

function nameOf(subject: Asn1): string {
  const parts = subject.children.flatMap((set) => set.children);
  for (const wanted of NAMES) {
    const part = parts.find((candidate) => oidOf(child(candidate, 0)) === wanted);
    if (part !== undefined) return stringOf(child(part, 1)).slice(0, 200);
  }
  return '';
}
