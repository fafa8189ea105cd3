import {
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  type Set as Asn1Set,
  fromBER,
} from 'asn1js';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRequest } from '../../lib/timestamp/request';
import type { Authority } from './make-authority';

/** What a time-stamp authority that runs openssl answers to a request. `digest`: what it signs with. */
export function reply(
  authority: Authority,
  request: Uint8Array,
  { digest = 'sha256', certificate = authority.certificate, key = authority.key, essAlg = 'sha256' } = {},
): Uint8Array<ArrayBuffer> {
  const id = randomUUID();
  writeFileSync(join(authority.folder, `${id}.tsq`), request);
  const config = authority
    .pem('tsa.cnf')
    .replace('signer_digest = sha256', `signer_digest = ${digest}`)
    .replace('ess_cert_id_alg = sha256', `ess_cert_id_alg = ${essAlg}`);
  writeFileSync(join(authority.folder, `${id}.cnf`), config);
  authority.openssl(
    ...['ts', '-reply', '-config', `${id}.cnf`, '-section', 'tsa_config', '-queryfile', `${id}.tsq`],
    ...['-signer', certificate, '-inkey', key, '-chain', authority.intermediate, '-out', `${id}.tsr`],
  );
  return new Uint8Array(readFileSync(join(authority.folder, `${id}.tsr`)));
}

export interface HandMade {
  certificate?: string;
  key?: string;
  /** Whether the intermediate certificate is left out. */
  isAlone?: boolean;
  genTime?: Date;
  imprint?: string;
  /** Hex of the nonce's bytes; null leaves it out. */
  nonce?: string | null;
  /** Whether the signature names its certificate (ESSCertIDv2). */
  isBound?: boolean;
  status?: number;
  options?: string[];
}

/** A reply that no honest authority would give, signed all the same: `openssl cms` around a TSTInfo of our own. */
export function handMadeReply(
  authority: Authority,
  request: Uint8Array,
  made: HandMade = {},
): Uint8Array<ArrayBuffer> {
  const id = randomUUID();
  const asked = readRequest(request);
  const {
    genTime = new Date(),
    imprint = asked.imprint.hash,
    nonce = asked.nonce,
    isBound = true,
    status = 0,
  } = made;
  const info = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new ObjectIdentifier({ value: '1.3.6.1.4.1.13762.3' }),
      new Sequence({
        value: [
          new Sequence({ value: [new ObjectIdentifier({ value: '2.16.840.1.101.3.4.2.1' }), new Null()] }),
          new OctetString({ valueHex: new Uint8Array(Buffer.from(imprint, 'hex')).buffer }),
        ],
      }),
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: new Date(Math.floor(genTime.getTime() / 1000) * 1000) }),
      ...(nonce === null
        ? []
        : [new Integer({ valueHex: new Uint8Array(Buffer.from(nonce, 'hex')).buffer })]),
    ],
  });
  writeFileSync(join(authority.folder, `${id}.info`), Buffer.from(info.toBER()));
  authority.openssl(
    ...['cms', '-sign', '-binary', '-nodetach', '-nosmimecap', '-md', 'sha256', '-in', `${id}.info`],
    ...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER', '-out', `${id}.cms`],
    ...['-signer', made.certificate ?? authority.certificate, '-inkey', made.key ?? authority.key],
    ...(made.isAlone === true ? [] : ['-certfile', authority.intermediate]),
    ...(isBound ? ['-cades'] : []),
    ...(made.options ?? []),
  );
  return wrapped(readFileSync(join(authority.folder, `${id}.cms`)), status);
}

/** `TimeStampResp` around a token. */
export function wrapped(token: Uint8Array, status = 0): Uint8Array<ArrayBuffer> {
  const head = new Sequence({ value: [new Integer({ value: status })] });
  return new Uint8Array(new Sequence({ value: [head, fromBER(new Uint8Array(token)).result] }).toBER());
}

/** The certificates of a reply's token replaced by these PEM files; whatever is signed stays as it is. */
export function withCertificates(
  authority: Authority,
  bytes: Uint8Array,
  files: readonly string[],
): Uint8Array<ArrayBuffer> {
  const parsed = fromBER(new Uint8Array(bytes)).result as Sequence;
  const signedData = dig(parsed, 1, 1, 0);
  const certificates = signedData.valueBlock.value.find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0,
  ) as Asn1Set;
  certificates.valueBlock.value = files.map((file) => {
    const base64 = authority.pem(file).replace(/-----[^-]*-----/g, '');
    return fromBER(new Uint8Array(Buffer.from(base64, 'base64'))).result;
  });
  return new Uint8Array(parsed.toBER());
}

function dig(from: Sequence, ...path: number[]): Sequence {
  return path.reduce((element, index) => element.valueBlock.value[index] as Sequence, from);
}
