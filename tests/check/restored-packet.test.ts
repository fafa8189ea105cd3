import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { unpack } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { backedUp, movedOver, newDevice, restored, seen } from '../samples/restored-device';
import { changedByRestorer, restoredPacket, type RestoredPacket } from './drill-foreign';
import { zipOf } from './make-packet';

/*
 * A packet made in one browser of captures that another one made: their ledger comes along, signed by that one's key. What
 * can be done to it is in drill-foreign.
 */

const codesOf = async (zip: Blob, outcome: string) =>
  (await checkPacket(zip)).findings.filter((one) => one.outcome === outcome).map(({ code }) => code);
const script = async (zip: Blob) =>
  spawnSync('bash', ['-c', 'sh refund-evidence_*/tools/verify.sh'], {
    cwd: await unpack(zip),
    encoding: 'utf8',
  });

describe('a packet of captures that were restored from a backup', () => {
  let made: RestoredPacket;
  let zip: Blob;
  let files: RestoredPacket['files'];
  let folder: string;
  let oldKey: string;
  beforeAll(async () => {
    made = await restoredPacket();
    ({ zip, files, folder, oldKey } = made);
  });

  it('is intact, and tells which installation captured them', async () => {
    const report = await checkPacket(zip);
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.verdict).toBe('intact');
    expect(report.keyFingerprint).toBe(made.ownKey.fingerprint);
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
    const again = await builtPacket(made.store, made.purchaseIds);
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await zip.arrayBuffer()))).toBe(true);
  });

  it('is another key’s for who expects the key of the other installation, which is told beside', async () => {
    const { verdict, findings } = await checkPacket(zip, { expectedFingerprint: oldKey });
    expect(verdict).toBe('changed');
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([{ code: 'another-key' }]);
    expect(findings.map(({ code }) => code)).toContain('restored');
  });

  it('without the other ledger says that nothing proves where they come from', async () => {
    const without = zipOf(
      await changedByRestorer(() =>
        Object.fromEntries(
          [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => [path, null]),
        ),
      )(),
    );
    expect(await codesOf(without, 'absent')).toContain('restored-unproven');
    expect((await checkPacket(without)).verdict).toBe('intact');
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
