import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { builtPacket } from '../samples/built-packet';
import { captured, captureTools } from '../samples/capture-flow';

/** A packet from end to end: pages captured, sealed, stored, bundled. Maker and checker share no code but the hash. */
async function ownPacket(): Promise<{ zip: Blob; fingerprint: string }> {
  const tools = captureTools();
  const { fingerprint } = await ensureSigningKey(tools.store);
  await captured(tools, 'cashier');
  await captured(tools, 'paid');
  const zip = await builtPacket(tools.store);
  tools.store.close();
  return { zip, fingerprint };
}

describe('a packet that the extension made', () => {
  let packet: Awaited<ReturnType<typeof ownPacket>>;
  beforeAll(async () => {
    packet = await ownPacket();
  });

  it('is intact, signed by this installation', async () => {
    const report = await checkPacket(packet.zip, { expectedFingerprint: packet.fingerprint });
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'intact',
      captures: 2,
      ledgerEntries: 3,
      keyFingerprint: packet.fingerprint,
    });
  });

  it('is intact for its own script too, once unpacked by unzip', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'own-packet-'));
    writeFileSync(join(folder, 'packet.zip'), Buffer.from(await packet.zip.arrayBuffer()));
    const { status, stdout } = spawnSync(
      'sh',
      ['-c', 'unzip -q packet.zip && sh refund-evidence_*/tools/verify.sh'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(stdout).toContain('INTACT');
    expect(status).toBe(0);
  });

  it.each(['订单号', '收银台', 'BagIt-Version', '"orderNo"', '{"seq":3', 'BEGIN PUBLIC'])(
    'is not intact with one bit of %s turned over',
    async (start) => {
      const bytes = Buffer.from(await packet.zip.arrayBuffer());
      const at = bytes.indexOf(start);
      expect(at).toBeGreaterThan(0);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect((await checkPacket(new Blob([bytes]))).verdict).toBe('changed');
    },
  );
});
