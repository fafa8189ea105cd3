import { Boolean as Asn1Boolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { bytesOfHex, HEX_256, hexOf } from '../model/hex';
import { child, integerHex, MalformedError, octets, oidOf, readAsn1, smallInteger, TAG } from './asn1';

const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * A `TimeStampReq` (RFC 3161, 2.4.1) for a SHA-256, with a fresh nonce, asking for the signer's certificates. All that it
 * says about the person or the records is this hash.
 */
export function makeRequest(
  sha256: string,
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(8)),
): Uint8Array<ArrayBuffer> {
  if (!HEX_256.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`);
  const nonce = new Uint8Array(random);
  // A DER integer, positive and as short as can be: the first bits are 01.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const request = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({
        value: [
          new Sequence({ value: [new ObjectIdentifier({ value: SHA256 }), new Null()] }),
          new OctetString({ valueHex: bytesOfHex(sha256).buffer }),
        ],
      }),
      new Integer({ valueHex: nonce.buffer }),
      new Asn1Boolean({ value: true }),
    ],
  });
  return new Uint8Array(request.toBER());
}

/** What a request asks for. `policy` and `nonce` are null where it names none. */
export interface StampRequest {
  imprint: Imprint;
  policy: string | null;
  /** Hex of the integer's bytes. */
  nonce: string | null;
}

/** What is stamped: the hash's object identifier, and the hash in hex. */
export interface Imprint {
  algorithm: string;
  hash: string;
}

/** @throws MalformedError */
export function readRequest(bytes: Uint8Array): StampRequest {
  const request = readAsn1(bytes);
  if (request.tag !== TAG.sequence || smallInteger(child(request, 0)) !== 1)
    throw new MalformedError('no request');
  const rest = request.children.slice(2);
  const policy = rest.find(({ tag }) => tag === TAG.oid);
  const nonce = rest.find(({ tag }) => tag === TAG.integer);
  return {
    imprint: readImprint(child(request, 1, TAG.sequence)),
    policy: policy === undefined ? null : oidOf(policy),
    nonce: nonce === undefined ? null : integerHex(nonce),
  };
}

/** `MessageImprint`. @throws MalformedError */
export function readImprint(element: Parameters<typeof child>[0]): Imprint {
  return {
    algorithm: oidOf(child(child(element, 0, TAG.sequence), 0)),
    hash: hexOf(octets(child(element, 1))),
  };
}

/** Whether an imprint is this SHA-256, lower-case hex. */
export function isImprintOf({ algorithm, hash }: Imprint, sha256: string): boolean {
  return algorithm === SHA256 && hash === sha256;
}
