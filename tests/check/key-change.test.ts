import 'fake-indexeddb/auto';
import { execFileSync, spawnSync } from 'node:child_process';
import { sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { replaceSigningKey } from '../../lib/flow/replace-signing-key';
import type { SigningKey } from '../../lib/model/seal';
import { unpack } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { captured, captureTools } from '../samples/capture-flow';
import * as packet from './make-packet';
import { key, payload } from './tampering';

describe('a key that was replaced twice', () => {
  let keys: SigningKey[];
  let before: Blob;
  let after: Blob;

  beforeAll(async () => {
    const tools = captureTools();
    keys = [await ensureSigningKey(tools.store)];
    await captured(tools, 'cashier');
    before = await builtPacket(tools.store);
    keys.push(await replaceSigningKey(tools.store));
    keys.push(await replaceSigningKey(tools.store));
    after = await builtPacket(tools.store);
    tools.store.close();
  });

  it('leaves packets from before intact, for who knows the first fingerprint', async () => {
    const report = await checkPacket(before, { expectedFingerprint: keys[0]?.fingerprint ?? '' });
    expect(report).toMatchObject({ verdict: 'intact', keyFingerprint: keys[0]?.fingerprint });
  });

  it('signs packets that are intact for who knows any of the fingerprints, and the change is said', async () => {
    for (const { fingerprint } of keys) {
      const report = await checkPacket(after, { expectedFingerprint: fingerprint });
      expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      expect(report).toMatchObject({ verdict: 'intact', keyFingerprint: keys[2]?.fingerprint });
    }
    const { findings } = await checkPacket(after);
    expect(findings.filter(({ code }) => code === 'key-changed')).toMatchObject([
      { subject: 'ledger:3', detail: `${keys[0]?.fingerprint} → ${keys[1]?.fingerprint}` },
      { subject: 'ledger:4', detail: `${keys[1]?.fingerprint} → ${keys[2]?.fingerprint}` },
    ]);
  });

  it('is another key for who knows a fingerprint that never was one of them', async () => {
    const report = await checkPacket(after, { expectedFingerprint: '0'.repeat(64) });
    expect(report.verdict).toBe('changed');
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { code: 'another-key' },
    ]);
  });

  it("was passed on by signatures that openssl and the packet's own script verify", async () => {
    const folder = await unpack(after);
    const checked = execFileSync('bash', ['-c', 'sh refund-evidence_*/tools/verify.sh'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(checked).toContain('key replaced, signed by the earlier one: 3');
    expect(checked).toContain('INTACT:');
    const script = `cd refund-evidence_*/ && grep '"seq":3,' data/ledger.jsonl | tr -d '\\n' >line &&
      openssl dgst -sha256 -verify data/keys/3.pem -signature data/keys/3.sig line`;
    expect(execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })).toBe('Verified OK\n');
  });
});

describe('a stranger who signs a changed packet anew', () => {
  const stranger = packet.newKey();
  const own = packet.fingerprintOf(key);
  const strangers = packet.fingerprintOf(stranger);

  /** The ledger with a line that names the stranger's key after ours, and whatever files speak for it. */
  function forged(id: string, files: (line: string) => packet.Payload = () => ({})): Blob {
    const lines = (payload['data/ledger.jsonl'] as string)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as packet.Line);
    const text = packet.ledger([...lines, { kind: 'key', id, bodySha256: strangers }]);
    const line = text.trimEnd().split('\n').at(-1) ?? '';
    return packet.zipOf(
      packet.seal(packet.bag({ ...payload, 'data/ledger.jsonl': text, ...files(line) }), stranger),
    );
  }
  const handover = (by: KeyObject, signedBy: KeyObject) => (line: string) => ({
    'data/keys/5.pem': packet.seal(new Map(), by).get('seal/publickey.pem') ?? '',
    'data/keys/5.sig': sign('sha256', Buffer.from(line), signedBy),
  });

  it.each([
    ['with a line that nobody signed', () => forged(own)],
    ['with a line that begins a new row of keys', () => forged(strangers)],
    [
      "with a line signed by the stranger, in the first key's name",
      () => forged(own, handover(key, stranger)),
    ],
    [
      "with a line signed by the stranger, in the stranger's name",
      () => forged(own, handover(stranger, stranger)),
    ],
  ])('is found: %s', async (_name, make) => {
    const zip = make();
    const folder = await unpack(zip);
    const script = spawnSync('bash', ['-c', 'sh refund-evidence_*/tools/verify.sh'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(script.status).toBe(1);
    expect(script.stdout).toContain('not signed by the earlier key');
    const report = await checkPacket(zip);
    expect(report.verdict).toBe('changed');
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([
      { check: 'ledger', outcome: 'fail', code: 'another-key', subject: 'ledger:5', detail: strangers },
    ]);
  });

  it('would need the key itself: with its signature the same line is a change of keys', async () => {
    expect((await checkPacket(forged(own, handover(key, key)))).verdict).toBe('intact');
  });
});
