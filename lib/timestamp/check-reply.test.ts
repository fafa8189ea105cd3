import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority, type Authority } from '../../tests/tsa/make-authority';
import { handMadeReply, reply, withCertificates, type HandMade } from '../../tests/tsa/reply';
import { readAsn1 } from './asn1';
import { checkReply, type StampOrder } from './check-reply';
import { makeRequest, readRequest } from './request';

const sha256 = createHash('sha256').update('a ledger line').digest('hex');
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

const orderOf = (authority: Authority): StampOrder => ({ request, sha256, roots: authority.pem('root.pem') });
const fault = async (bytes: Uint8Array, order: Partial<StampOrder> = {}, authority = ec) => {
  const verdict = await checkReply(bytes, { ...orderOf(authority), ...order });
  return verdict.ok ? 'sound' : verdict.fault;
};
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const made = (what: HandMade, authority = ec) => handMadeReply(authority, request, what);

describe('a reply of an authority that runs openssl', () => {
  it.each([
    ['RSA', 'sha256'],
    ['RSA', 'sha512'],
    ['EC', 'sha256'],
    ['EC', 'sha384'],
  ])('counts: %s with %s', async (kind, digest) => {
    const authority = kind === 'RSA' ? rsa : ec;
    const before = Date.now();
    const verdict = await checkReply(reply(authority, request, { digest }), {
      ...orderOf(authority),
      clock: { sentAt: before, receivedAt: Date.now() },
    });
    if (!verdict.ok) throw new Error(`${verdict.fault} ${verdict.detail}`);
    expect(Math.abs(verdict.stamp.genTime - before)).toBeLessThan(60_000);
    expect(verdict.stamp).toMatchObject({
      isTrusted: true,
      accuracy: 1000,
      signer: `Test ${kind} signer`,
      policy: '1.3.6.1.4.1.13762.3',
    });
    const pems = ['signer.pem', 'intermediate.pem', 'root.pem'].map((file) => authority.pem(file));
    expect(verdict.stamp.chain).toBe(pems.join(''));
  });

  it('counts with the SHA-1 binding of RFC 3161 as well', async () => {
    expect(await fault(reply(rsa, request, { essAlg: 'sha1' }), {}, rsa)).toBe('sound');
  });

  it('counts with RSA-PSS', async () => {
    const pss = made({ options: ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32'] }, rsa);
    expect(await fault(pss, {}, rsa)).toBe('sound');
  });

  it('counts where the signer is named by its key, and where BER has indefinite lengths', async () => {
    expect(await fault(made({ options: ['-keyid'] }))).toBe('sound');
    expect(await fault(made({ options: ['-stream'] }))).toBe('sound');
  });

  it('counts where it was granted with modifications', async () => {
    expect(await fault(made({ status: 1 }))).toBe('sound');
  });

  it('is not trusted without a root, and says so', async () => {
    const verdict = await checkReply(reply(ec, request), { request, sha256 });
    expect(verdict).toMatchObject({ ok: true, stamp: { isTrusted: false } });
  });

  it('is trusted by the fingerprint of any certificate of its chain', async () => {
    const print = ec
      .openssl('x509', '-in', 'intermediate.pem', '-noout', '-fingerprint', '-sha256')
      .toString();
    const verdict = await checkReply(reply(ec, request), { request, sha256, roots: print });
    expect(verdict).toMatchObject({ ok: true, stamp: { isTrusted: true } });
    expect(await fault(reply(ec, request), { roots: '0'.repeat(64) })).toBe('untrusted');
  });
});

describe('a reply that does not count', () => {
  it('to another request: another nonce, or none', async () => {
    expect(await fault(reply(ec, makeRequest(sha256)))).toBe('wrong-nonce');
    expect(await fault(made({ nonce: null }))).toBe('wrong-nonce');
  });

  it('for another hash', async () => {
    const other = createHash('sha256').update('another').digest('hex');
    expect(await fault(reply(ec, makeRequest(other)))).toBe('wrong-imprint');
    expect(await fault(made({ imprint: other }))).toBe('wrong-imprint');
  });

  it('with a byte of its signature, its time or its certificate turned over', async () => {
    const bytes = reply(ec, request);
    const flipped = (at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(await fault(flipped(bytes.length - 5))).toBe('bad-signature');
    const time = Buffer.from(bytes).indexOf(`${new Date().getUTCFullYear()}`);
    expect(await fault(flipped(time + 13))).toMatch(/bad-signature|not-a-reply/);
  });

  it('changed by one byte, wherever: it fails, or says the same all the same', async () => {
    const bytes = reply(ec, request);
    const whole = await checkReply(bytes, orderOf(ec));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ change : byte));
        const verdict = await checkReply(changed, orderOf(ec));
        if (verdict.ok) expect(verdict).toEqual(whole);
      }),
      { numRuns: 120 },
    );
  });

  it('with a bit turned over in what a certificate of its chain has around its signed part', async () => {
    const bytes = reply(ec, request);
    const der = ec.openssl('x509', '-in', 'intermediate.pem', '-outform', 'DER');
    const start = Buffer.from(bytes).indexOf(der);
    const { children } = readAsn1(der);
    const behind = start + 4 + (children[0]?.raw.length ?? 0);
    // Algorithm, bit string, sequence and the header of its first number.
    const around = [...range(start, 4), ...range(behind, (children[1]?.raw.length ?? 0) + 8)];
    for (const at of around)
      for (const bit of range(0, 8)) {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        expect([at - start, bit, await fault(changed)]).not.toContain('sound');
      }
  });

  it('signed by another key under the same name', async () => {
    const other = ec.issue('impostor', { subject: 'Test EC signer' });
    const stolen = made({ certificate: other.certificate, key: other.key });
    expect(await fault(withCertificates(ec, stolen, ['signer.pem', 'intermediate.pem']))).toBe(
      'no-certificate',
    );
  });

  it('whose signature names another certificate, or none', async () => {
    const serial =
      ec.openssl('x509', '-in', 'signer.pem', '-noout', '-serial').toString().trim().split('=')[1] ?? '';
    const twin = ec.issue('twin', { key: 'signer.key', subject: 'Test EC signer', serial });
    const twinSerial = ec
      .openssl('x509', '-in', twin.certificate, '-noout', '-serial')
      .toString()
      .trim()
      .split('=')[1];
    expect(twinSerial).toBe(serial);
    const swapped = withCertificates(ec, reply(ec, request), [twin.certificate, 'intermediate.pem']);
    expect(await fault(swapped)).toBe('wrong-certificate');
    expect(await fault(made({ isBound: false }))).toBe('wrong-certificate');
  });

  it.each(['plain', 'tsa_not_critical', 'tsa_and_more', 'tsa_authority'] as const)(
    'signed with a certificate that is not for time stamps alone: %s',
    async (extensions) => {
      expect(await fault(made(ec.issue(extensions, { extensions })))).toBe('wrong-purpose');
    },
  );

  it('signed with a certificate that was not valid at its time', async () => {
    const expired = ec.issue('expired', { from: '20200101000000Z', to: '20210101000000Z' });
    expect(await fault(made(expired))).toBe('expired');
    expect(await fault(made({ ...expired, genTime: new Date('2020-06-01T00:00:00Z') }))).toBe('expired');
    const early = ec.issue('early', { from: '20200101000000Z', to: '20390101000000Z' });
    const past = made({ ...early, genTime: new Date('2020-06-01T00:00:00Z') });
    // The root and the intermediate were not there yet.
    expect(await fault(past)).toBe('expired');
    expect(await fault(past, { roots: '' })).toBe('sound');
  });

  it('of an authority that the person does not trust', async () => {
    expect(await fault(reply(rsa, request), {}, ec)).toBe('untrusted');
  });

  it('whose chain has a gap', async () => {
    expect(await fault(made({ isAlone: true }))).toBe('untrusted');
  });

  it('without its certificate', async () => {
    expect(await fault(withCertificates(ec, reply(ec, request), ['intermediate.pem']))).toBe(
      'no-certificate',
    );
  });

  it('whose time is not now, by the clock of this device', async () => {
    const now = Date.now();
    const clock = { sentAt: now, receivedAt: now + 2000 };
    expect(await fault(made({ genTime: new Date(now + 10 * 60_000) }), { clock })).toBe('wrong-time');
    expect(await fault(made({ genTime: new Date(now - 10 * 60_000) }), { clock })).toBe('wrong-time');
    expect(await fault(made({ genTime: new Date(now + 60_000) }), { clock })).toBe('sound');
  });

  it('because the authority refused, in its words', async () => {
    const sha1 = ec.openssl('ts', '-query', '-digest', '00'.repeat(20), '-sha1', '-cert');
    const verdict = await checkReply(reply(ec, sha1), orderOf(ec));
    expect(verdict).toMatchObject({ ok: false, fault: 'rejected' });
    expect(verdict.ok ? '' : verdict.detail).toMatch(/status 2, badAlg, .*not supported/);
  });

  it.each([
    ['a page of HTML', '<!doctype html><title>Log in</title>'],
    ['nothing', ''],
    ['JSON', '{"status":0}'],
    ['a thousand open brackets', '0\x80'.repeat(1000)],
  ])('because it is %s', async (_name, text) => {
    expect(await fault(new TextEncoder().encode(text))).toBe('not-a-reply');
  });

  it('cut off anywhere, or with something behind it', async () => {
    const bytes = reply(ec, request);
    for (let end = 0; end < bytes.length; end += 97)
      expect(await fault(bytes.slice(0, end))).toBe('not-a-reply');
    expect(await fault(Uint8Array.from([...bytes, 0]))).toBe('not-a-reply');
  });
});

describe('a request', () => {
  it('holds the hash, a fresh nonce and nothing else', () => {
    const nonces = new Set(Array.from({ length: 50 }, () => readRequest(makeRequest(sha256)).nonce));
    expect(nonces.size).toBe(50);
    expect(request).toHaveLength(67 + 2);
    expect(readRequest(request)).toMatchObject({ imprint: { hash: sha256 }, policy: null });
  });

  it('is what openssl understands', () => {
    writeFileSync(join(ec.folder, 'own.tsq'), request);
    const told = ec.openssl('ts', '-query', '-in', 'own.tsq', '-text').toString();
    expect(told).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x[\s\S]*Certificate required: yes/);
  });
});
