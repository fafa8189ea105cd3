import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { derFromRaw, rawFromDer } from './der';
import { createSigningKey, fingerprint, MalformedKeyError, signDer, spkiPem, verifyDer } from './signature';

const message = new TextEncoder().encode('0123  bagit.txt\n');
const folder = mkdtempSync(join(tmpdir(), 'signature-'));
const inFolder = (name: string) => join(folder, name);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });

describe('DER', () => {
  const number = fc.oneof(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    // Short numbers and numbers with the top bit set are where encoders go wrong.
    fc
      .uint8Array({ minLength: 0, maxLength: 32 })
      .map((tail) => Uint8Array.from([...Buffer.alloc(32 - tail.length), ...tail])),
  );

  it('brings every signature back as it was', () => {
    fc.assert(
      fc.property(number, number, (r, s) => {
        const raw = Uint8Array.from([...r, ...s]);
        expect(rawFromDer(derFromRaw(raw))).toEqual(raw);
      }),
    );
  });

  it('reads only what it would write', () => {
    fc.assert(
      fc.property(number, number, fc.nat(), fc.integer({ min: 1, max: 255 }), (r, s, where, flip) => {
        const der = derFromRaw(Uint8Array.from([...r, ...s]));
        const at = where % der.length;
        der[at] = (der[at] ?? 0) ^ flip;
        const read = rawFromDer(der);
        if (read !== null) expect(derFromRaw(read)).toEqual(der);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', []],
    ['bytes after the end', [0x30, 6, 2, 1, 1, 2, 1, 1, 0]],
    ['a length that lies', [0x30, 7, 2, 1, 1, 2, 1, 1]],
    ['a third number', [0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1]],
    ['a padded number', [0x30, 7, 2, 2, 0, 1, 2, 1, 1]],
    ['a negative number', [0x30, 6, 2, 1, 0x81, 2, 1, 1]],
    ['an empty number', [0x30, 5, 2, 0, 2, 1, 1]],
    ['a number that is too long', [0x30, 39, 2, 34, 1, ...Buffer.alloc(33, 1), 2, 1, 1]],
    ['another type', [0x31, 6, 2, 1, 1, 2, 1, 1]],
  ])('refuses %s', (_name, bytes) => {
    expect(rawFromDer(Uint8Array.from(bytes))).toBeNull();
  });
});

describe('the signing key', () => {
  it('cannot be exported', async () => {
    const { privateKey } = await createSigningKey();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });

  it('has the fingerprint that openssl computes', async () => {
    const key = await createSigningKey();
    expect(await fingerprint(key.publicKeyPem)).toBe(key.fingerprint);
    writeFileSync(inFolder('fingerprint.pem'), key.publicKeyPem);
    writeFileSync(
      inFolder('spki.der'),
      openssl('pkey', '-pubin', '-in', 'fingerprint.pem', '-outform', 'DER'),
    );
    expect(openssl('dgst', '-sha256', '-r', 'spki.der').toString().slice(0, 64)).toBe(key.fingerprint);
  });

  it('refuses every key file but the exact one', async () => {
    const { publicKeyPem: pem, fingerprint: own } = await createSigningKey();
    await fc.assert(
      fc.asyncProperty(fc.nat(pem.length - 1), fc.integer({ min: 1, max: 127 }), async (at, flip) => {
        const other = String.fromCharCode(pem.charCodeAt(at) ^ flip);
        const changed = pem.slice(0, at) + other + pem.slice(at + 1);
        const seen = await fingerprint(changed).catch((error: unknown) => error);
        if (seen instanceof Error) expect(seen).toBeInstanceOf(MalformedKeyError);
        else expect(seen).not.toBe(own);
      }),
      { numRuns: 500 },
    );
    for (const changed of [
      `\uFEFF${pem}`,
      pem.replaceAll('\n', '\r\n'),
      `${pem}\n`,
      pem.trimEnd(),
      '',
      pem.replace('PUBLIC', 'PRIVATE'),
    ]) {
      await expect(fingerprint(changed)).rejects.toThrow(MalformedKeyError);
    }
  });

  it('refuses a key that is no point of the curve', async () => {
    const head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
    const pem = spkiPem(Uint8Array.from([...head, ...Buffer.alloc(64, 7)]));
    await expect(verifyDer(pem, new Uint8Array(), message)).rejects.toThrow(MalformedKeyError);
    await expect(fingerprint(pem)).rejects.toThrow(MalformedKeyError);
  });
});

describe('signatures', () => {
  it('of ours are verified by openssl', async () => {
    const { privateKey, publicKeyPem } = await createSigningKey();
    writeFileSync(inFolder('key.pem'), publicKeyPem);
    writeFileSync(inFolder('message'), message);
    for (let run = 0; run < 20; run += 1) {
      writeFileSync(inFolder('sig'), await signDer(privateKey, message));
      const said = openssl(
        'dgst',
        '-sha256',
        '-verify',
        'key.pem',
        '-signature',
        'sig',
        'message',
      ).toString();
      expect(said).toBe('Verified OK\n');
    }
    writeFileSync(inFolder('message'), 'another message');
    const refused = spawnSync(
      'openssl',
      ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'sig', 'message'],
      { cwd: folder },
    );
    expect(refused.status).not.toBe(0);
  });

  it('of openssl are verified by us', async () => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'private.pem');
    openssl('ec', '-in', 'private.pem', '-pubout', '-out', 'public.pem');
    writeFileSync(inFolder('theirs'), message);
    const pem = readFileSync(inFolder('public.pem'), 'utf8');
    for (let run = 0; run < 20; run += 1) {
      const der = new Uint8Array(openssl('dgst', '-sha256', '-sign', 'private.pem', 'theirs'));
      expect(await verifyDer(pem, der, message)).toBe(true);
    }
  });

  it('speak for one message and one key', async () => {
    const [one, other] = [await createSigningKey(), await createSigningKey()];
    const der = await signDer(one.privateKey, message);
    expect(await verifyDer(one.publicKeyPem, der, message)).toBe(true);
    expect(await verifyDer(other.publicKeyPem, der, message)).toBe(false);
    expect(await verifyDer(one.publicKeyPem, der, message.slice(1))).toBe(false);
    expect(await verifyDer(one.publicKeyPem, new Uint8Array(), message)).toBe(false);
  });

  it('do not survive a changed byte', async () => {
    const { privateKey, publicKeyPem } = await createSigningKey();
    const der = await signDer(privateKey, message);
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = der.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(await verifyDer(publicKeyPem, changed, message)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
