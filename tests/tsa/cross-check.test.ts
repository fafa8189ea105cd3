// @vitest-environment node
import { fromBER, type Sequence } from 'asn1js';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pkijs from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReply } from '../../lib/timestamp/check-reply';
import { makeRequest } from '../../lib/timestamp/request';
import { makeAuthority, type Authority } from './make-authority';
import { handMadeReply, reply, withCertificates } from './reply';

/* The same replies, judged by our checker, by openssl and by pkijs. Where two of them disagree, somebody is wrong. */

const data = new TextEncoder().encode('{"seq":1}');
const sha256 = createHash('sha256').update(data).digest('hex');
const request = makeRequest(sha256);
let rsa: Authority;
let ec: Authority;

beforeAll(() => {
  rsa = makeAuthority('rsa');
  ec = makeAuthority('ec');
});
afterAll(() => {
  rsa.close();
  ec.close();
});

function opensslVerifies(authority: Authority, bytes: Uint8Array): boolean {
  writeFileSync(join(authority.folder, 'cross.tsq'), request);
  writeFileSync(join(authority.folder, 'cross.tsr'), bytes);
  const { status } = spawnSync(
    'openssl',
    ['ts', '-verify', '-queryfile', 'cross.tsq', '-in', 'cross.tsr', '-CAfile', 'root.pem'],
    { cwd: authority.folder },
  );
  return status === 0;
}

/** pkijs looks at signature and chain at the stamp's time; at nonce, purpose and binding it does not. */
async function pkijsVerifies(authority: Authority, bytes: Uint8Array): Promise<boolean> {
  try {
    const { timeStampToken } = pkijs.TimeStampResp.fromBER(new Uint8Array(bytes).buffer);
    const signed = new pkijs.SignedData({ schema: timeStampToken?.content as Sequence });
    const root = Buffer.from(authority.pem('root.pem').replace(/-----[^-]*-----/g, ''), 'base64');
    return await signed.verify({
      signer: 0,
      data: new Uint8Array(data).buffer,
      trustedCerts: [new pkijs.Certificate({ schema: fromBER(new Uint8Array(root)).result })],
      checkChain: true,
    });
  } catch {
    return false;
  }
}

const cases: [name: string, isSound: boolean, make: () => [Authority, Uint8Array]][] = [
  ['RSA', true, () => [rsa, reply(rsa, request)]],
  ['RSA with SHA-512', true, () => [rsa, reply(rsa, request, { digest: 'sha512' })]],
  ['EC', true, () => [ec, reply(ec, request)]],
  ['SHA-1 binding', true, () => [ec, reply(ec, request, { essAlg: 'sha1' })]],
  ['another imprint', false, () => [ec, handMadeReply(ec, request, { imprint: '00'.repeat(32) })]],
  ['a signature turned over', false, () => [ec, turned(reply(ec, request))]],
  ['another root', false, () => [rsa, reply(ec, request)]],
  ['no intermediate', false, () => [ec, handMadeReply(ec, request, { isAlone: true })]],
];
const turned = (bytes: Uint8Array) =>
  bytes.map((byte, index) => (index === bytes.length - 5 ? byte ^ 1 : byte));

/** What only we and openssl look at. */
const beyondPkijs: typeof cases = [
  ['another nonce', false, () => [ec, reply(ec, makeRequest(sha256))]],
  ['no purpose', false, () => [ec, handMadeReply(ec, request, ec.issue('plain', { extensions: 'plain' }))]],
  ['no binding', false, () => [ec, handMadeReply(ec, request, { isBound: false })]],
  [
    'bound to another certificate',
    false,
    () => {
      const serial = ec.openssl('x509', '-in', 'signer.pem', '-noout', '-serial').toString().trim().slice(7);
      const twin = ec.issue('twin', { key: 'signer.key', subject: 'Test EC signer', serial });
      return [ec, withCertificates(ec, reply(ec, request), [twin.certificate, 'intermediate.pem'])];
    },
  ],
];

describe('our checker', () => {
  it.each(cases)('agrees with openssl and pkijs: %s', async (_name, isSound, make) => {
    const [authority, bytes] = make();
    const { ok } = await checkReply(bytes, { request, sha256, roots: authority.pem('root.pem') });
    const openssl = opensslVerifies(authority, bytes);
    const other = await pkijsVerifies(authority, bytes);
    expect({ ok, openssl, pkijs: other }).toEqual({ ok: isSound, openssl: isSound, pkijs: isSound });
  });

  it('takes RSA-PSS as pkijs does, and indefinite lengths as openssl does; each of them refuses the other', async () => {
    const pss = handMadeReply(rsa, request, { options: ['-keyopt', 'rsa_padding_mode:pss'] });
    const streamed = handMadeReply(ec, request, { options: ['-stream'] });
    const judged = [];
    for (const [authority, bytes] of [[rsa, pss] as const, [ec, streamed] as const]) {
      const { ok } = await checkReply(bytes, { request, sha256, roots: authority.pem('root.pem') });
      judged.push([ok, opensslVerifies(authority, bytes), await pkijsVerifies(authority, bytes)]);
    }
    expect(judged).toEqual([
      [true, false, true],
      [true, true, false],
    ]);
  });

  it.each(beyondPkijs)('agrees with openssl: %s', async (_name, isSound, make) => {
    const [authority, bytes] = make();
    const { ok } = await checkReply(bytes, { request, sha256, roots: authority.pem('root.pem') });
    expect({ ok, openssl: opensslVerifies(authority, bytes) }).toEqual({ ok: isSound, openssl: isSound });
  });
});
