import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { replaceSigningKey } from '../../lib/flow/replace-signing-key';
import type { CaptureTools } from '../../lib/flow/take-capture';
import { signDer } from '../../lib/ledger/signature';
import type { FindingCode } from '../../lib/model/verdict';
import { unpack, unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { backedUp, movedOver, newDevice, restored, seen } from '../samples/restored-device';
import * as packet from './make-packet';

/* A packet made in one browser of captures that another one made: their ledger comes along, signed by that one's key. */

const codesOf = async (zip: Blob, outcome: string) =>
  (await checkPacket(zip)).findings.filter((one) => one.outcome === outcome).map(({ code }) => code);
const script = async (zip: Blob) =>
  spawnSync('bash', ['-c', 'sh refund-evidence_*/tools/verify.sh'], {
    cwd: await unpack(zip),
    encoding: 'utf8',
  });

async function filesOf(zip: Blob): Promise<packet.Files> {
  return new Map(
    [...(await unzip(zip))].map(([path, bytes]) => [
      path.slice(path.indexOf('/') + 1),
      Buffer.from(new Uint8Array(bytes)),
    ]),
  );
}

describe('a packet of captures that were restored from a backup', () => {
  let from: CaptureTools;
  let to: CaptureTools;
  let zip: Blob;
  let files: packet.Files;
  let folder: string;
  let oldKey: string;

  /** Three orders and a replaced key there; one of the orders is exported here, beside one of our own. */
  beforeAll(async () => {
    from = await newDevice();
    await seen(from, '2026112114020001');
    const { purchaseId } = await seen(from, '2026112114020002');
    await seen(from, '2026112114020003');
    oldKey = (await replaceSigningKey(from.store)).fingerprint;
    to = await newDevice();
    await movedOver(from.store, to.store);
    const own = await seen(to, '2026112114029999');
    zip = await builtPacket(to.store, [purchaseId, own.purchaseId]);
    files = await filesOf(zip);
    folder = [...files.keys()].find((path) => path.endsWith('head.sig'))?.replace('head.sig', '') ?? '';
  });

  it('is intact, and tells which installation captured them', async () => {
    const report = await checkPacket(zip);
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.verdict).toBe('intact');
    expect(report.keyFingerprint).toBe((await ensureSigningKey(to.store)).fingerprint);
    expect(report.findings).toContainEqual({
      check: 'captures',
      outcome: 'pass',
      code: 'restored',
      subject: folder,
      detail: `1 · ${oldKey}`,
    });
    expect(files.get('data/report.html')?.toString()).toContain(oldKey);
  });

  it('holds no line of the records that stayed there', () => {
    const shown = files.get(`${folder}ledger.jsonl`)?.toString().trimEnd().split('\n') ?? [];
    const kinds = shown.map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds).toEqual(['key', 'capture', 'key']);
    expect(files.has(`${folder}inclusion.json`)).toBe(true);
    expect(files.has(`${folder}keys/5.sig`)).toBe(true);
  });

  it('passes its own script and openssl, with the key of the other installation', async () => {
    const checked = await script(zip);
    expect(checked.stderr).toBe('');
    expect(checked.stdout).toContain(`restored from a backup, captured by another installation: ${oldKey}`);
    expect(checked.stdout).toContain('INTACT:');
    const by = `cd refund-evidence_*/${folder} && tail -n 1 ledger.jsonl | tr -d '\\n' >/tmp/head.$$ &&
      openssl dgst -sha256 -verify publickey.pem -signature head.sig /tmp/head.$$; rm -f /tmp/head.$$`;
    const openssl = spawnSync('bash', ['-c', by], { cwd: await unpack(zip), encoding: 'utf8' });
    expect(openssl.stdout).toBe('Verified OK\n');
  });

  it('is the same, byte for byte, when it is exported again', async () => {
    const ids = (await to.store.allPurchases())
      .filter(({ orderNo }) => /(0002|9999)$/.test(orderNo ?? ''))
      .map(({ id }) => id);
    const again = await builtPacket(to.store, ids);
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await zip.arrayBuffer()))).toBe(true);
  });

  it('is another key’s for who expects the key of the other installation, which is told beside', async () => {
    const { verdict, findings } = await checkPacket(zip, { expectedFingerprint: oldKey });
    expect(verdict).toBe('changed');
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([{ code: 'another-key' }]);
    expect(findings.map(({ code }) => code)).toContain('restored');
  });

  /** Changed by the installation that restored: it signs everything anew but cannot sign for the other. */
  async function resigned(change: (path: string) => string | Buffer | null | undefined): Promise<Blob> {
    const changed = new Map<string, string | Buffer>();
    for (const [path, content] of files) {
      const now = change(path);
      if (now !== null) changed.set(path, now ?? content);
    }
    const pick = (isPayload: boolean) =>
      Object.fromEntries(
        [...changed].filter(
          ([path]) =>
            path.startsWith('data/') === isPayload && !/^seal\/|^(tag)?manifest-sha256\.txt$|^bag/.test(path),
        ),
      ) as packet.Payload;
    const bag = packet.bag(pick(true), pick(false));
    const { publicKeyPem, privateKey } = await ensureSigningKey(to.store);
    const manifest = new Uint8Array(bag.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0));
    bag.set('seal/publickey.pem', Buffer.from(publicKeyPem));
    bag.set('seal/tagmanifest-sha256.txt.sig', Buffer.from(await signDer(privateKey, manifest)));
    return packet.zipOf(bag);
  }
  const textOf = (name: string) => files.get(folder + name)?.toString() ?? '';
  const onFile = (name: string, content: () => string | Buffer | null) => (path: string) =>
    path === folder + name ? content() : undefined;

  it.each<[string, (path: string) => string | Buffer | null | undefined, FindingCode]>([
    [
      'a line of the other ledger changed',
      onFile('ledger.jsonl', () => textOf('ledger.jsonl').replace(/"at":"2026-\d\d/, '"at":"2026-01')),
      'not-proven',
    ],
    [
      'its signature by the key of the one that restored',
      onFile('publickey.pem', () => files.get('seal/publickey.pem') ?? ''),
      'bad-signature',
    ],
    [
      'another signature',
      onFile('head.sig', () => files.get('seal/tagmanifest-sha256.txt.sig') ?? ''),
      'bad-signature',
    ],
    ['no signature', onFile('head.sig', () => null), 'bad-signature'],
    ['no ledger', onFile('ledger.jsonl', () => null), 'missing-file'],
    ['no proofs', onFile('inclusion.json', () => null), 'broken-chain'],
    ['no proof of a replaced key', onFile('keys/5.sig', () => null), 'another-key'],
    ['a stray file', () => undefined, 'extra-file'],
  ])('is changed with %s', async (_name, change, code) => {
    if (code === 'extra-file') files.set(`${folder}note.txt`, Buffer.from('x'));
    const made = await resigned(change);
    files.delete(`${folder}note.txt`);
    expect(await codesOf(made, 'fail')).toContain(code);
    expect((await checkPacket(made)).verdict).not.toBe('intact');
    expect((await script(made)).stdout).not.toContain('INTACT:');
  });

  it('without the other ledger says that nothing proves where they come from', async () => {
    const made = await resigned((path) => (path.startsWith(folder) ? null : undefined));
    expect(await codesOf(made, 'absent')).toContain('restored-unproven');
    expect((await checkPacket(made)).verdict).toBe('intact');
  });

  it('whose ledger our own does not name is changed', async () => {
    const other = await newDevice();
    const { purchaseId } = await seen(other, '2026112114020002');
    const third = await newDevice();
    await movedOver(other.store, third.store);
    const theirs = await filesOf(await builtPacket(third.store, [purchaseId]));
    const stranger = [...theirs].filter(([path]) => path.startsWith('data/foreign/'));
    for (const [path, content] of stranger) files.set(path, content);
    const made = await resigned(() => undefined);
    for (const [path] of stranger) files.delete(path);
    expect(await codesOf(made, 'fail')).toEqual(['not-in-ledger']);
    expect((await script(made)).status).toBe(1);
  });
});

describe('captures that were restored twice, from browser to browser', () => {
  it('bring both ledgers along', async () => {
    const [first, second, third] = [await newDevice(), await newDevice(), await newDevice()];
    const { purchaseId } = await seen(first, '2026112114020001');
    await movedOver(first.store, second.store);
    await seen(second, '2026112114020002');
    expect(await movedOver(second.store, third.store)).toMatchObject({ restored: 2, hasForeignLedger: true });
    expect(await third.store.foreignLedgers()).toHaveLength(2);
    const zip = await builtPacket(third.store, [purchaseId]);
    const report = await checkPacket(zip);
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const keys = [await first.store.signingKey(), await second.store.signingKey()].map(
      (key) => `1 · ${key?.fingerprint}`,
    );
    const told = report.findings.filter(({ code }) => code === 'restored').map(({ detail }) => detail);
    expect(told.sort()).toEqual(keys.sort());
    expect((await script(zip)).stdout).toContain('INTACT:');
  });
});

describe('whatever two browsers saw', () => {
  const step = fc.record({
    order: fc.integer({ min: 1, max: 3 }),
    stage: fc.constantFrom('cashier', 'paid', 'order', 'refund' as const),
    isDeleted: fc.boolean(),
  });

  it('a backup of one, restored in the other once or twice, gives a packet that is intact and holds all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 4 }),
        fc.array(step, { maxLength: 3 }),
        async (there, here) => {
          const [from, to] = [await newDevice(), await newDevice()];
          for (const [tools, steps] of [[from, there] as const, [to, here] as const])
            for (const { order, stage, isDeleted } of steps) {
              const made = await seen(tools, `202611211402000${order}`, stage).catch(() => null);
              if (made !== null && isDeleted) await deleteCapture(made.captureId, tools.store);
            }
          const wanted = (await from.store.counts()).captures + (await to.store.counts()).captures;
          const backup = await backedUp(from.store);
          await restored(backup, to.store);
          const once = [await to.store.counts(), (await to.store.allPurchases()).map(({ id }) => id)];
          expect(await restored(backup, to.store)).toMatchObject({ restored: 0, damaged: [] });
          expect([await to.store.counts(), (await to.store.allPurchases()).map(({ id }) => id)]).toEqual(
            once,
          );
          // One purchase for each order number, whichever browser saw it.
          const orders = (await to.store.allPurchases()).map(({ orderNo }) => orderNo);
          expect(new Set(orders).size).toBe(orders.length);
          if (wanted > 0) {
            const report = await checkPacket(await builtPacket(to.store));
            expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
            expect(report).toMatchObject({ verdict: 'intact', captures: wanted });
            expect(report.findings.some(({ code }) => code === 'restored-unproven')).toBe(false);
          }
          from.store.close();
          to.store.close();
        },
      ),
      { numRuns: 5 },
    );
  });
});
