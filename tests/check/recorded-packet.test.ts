import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { sealRecording, startRecording, type RecordingTools } from '../../lib/flow/record-tab';
import { RECORDING, recordingPart } from '../../lib/model/recording';
import type { Redaction } from '../../lib/model/redaction';
import { builtPacket } from '../samples/built-packet';
import { captureTools, request, SIGHTING, tab } from '../samples/capture-flow';
import { unpack } from '../e2e/unpack';

/** What no page of these shows as text, and a recording may show all the same. */
const HIDDEN: Redaction = { values: [{ kind: 'phone', text: '13800138000' }], regions: [], leftOut: [] };
const GATEWAY = 'https://gateway.example/pay?phone=13800138000';

let captures: ReturnType<typeof captureTools>;
let recordedId: string;
let folder: string;

/** A page whose tab was recorded until the limit of size was reached. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-packet-'));
  captures = captureTools();
  const { store } = captures;
  await ensureSigningKey(store);
  const tools: RecordingTools = {
    captures,
    limits: async () => ({ ms: 60_000, bytes: 20_000_000 }),
    streamOf: async () => 'stream',
    begin: async (_streamId, { id, body, ...row }) => {
      const recording = body.recording && {
        ...body.recording,
        path: RECORDING,
        durationMs: 59_000,
        end: 'size' as const,
        addresses: [...body.recording.addresses, { atMs: 4000, url: GATEWAY }],
      };
      const parts = ['first ', 'second'].map((text, index) => ({
        captureId: id,
        path: recordingPart(index + 1),
        content: new Blob([text]),
      }));
      await store.extendPending({ ...row, id, body: { ...body, ...(recording && { recording }) } }, parts);
    },
    running: async () => null,
    stop: async () => undefined,
    addressOf: async () => null,
    showTime: async () => undefined,
  };
  const read = async () => ({ reading: request('cashier').reading, sighting: SIGHTING });
  const requested = { ...tab(), read, showNotice: async () => undefined };
  const outcome = await startRecording(requested, null, tools);
  if (outcome.status !== 'started') throw new Error(outcome.failure);
  recordedId = outcome.captureId;
  await sealRecording(recordedId, tools);
});

afterAll(() => {
  captures.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function unpacked(zip: Blob, name: string): Promise<string> {
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, Buffer.from(await zip.arrayBuffer()));
  return unpack(path, join(folder, name));
}

const verify = (packet: string) => spawnSync('sh', [join(packet, 'tools/verify.sh')], { encoding: 'utf8' });

it('is in a packet as it was sealed, with the reason why it is no longer', async () => {
  const zip = await builtPacket(captures.store);
  const packet = await unpacked(zip, 'whole');
  expect(readFileSync(join(packet, `data/captures/${recordedId}/${RECORDING}`), 'utf8')).toBe('first second');
  expect(await checkPacket(zip)).toMatchObject({ verdict: 'intact', captures: 2 });
  expect(verify(packet)).toMatchObject({ status: 0 });
  const report = readFileSync(join(packet, 'data/report.html'), 'utf8');
  for (const told of [
    '长 0:59',
    '到了大小上限自动停止',
    '1:00、20 MB',
    '0:04 https://gateway.example/pay',
    `data/captures/${recordedId}/${RECORDING}`,
  ])
    expect(report).toContain(told);
  // No picture was taken of it, so none can have been unsteady.
  expect(report).not.toContain('页面在拍摄期间有变化');
});

it('stays out of a packet in which anything is masked, and the report says so', async () => {
  const zip = await builtPacket(captures.store, undefined, { redaction: HIDDEN });
  const packet = await unpacked(zip, 'masked');
  const report = await checkPacket(zip);
  expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(report).toMatchObject({ captures: 2 });
  expect(report.contents.filter(({ path }) => path.endsWith('.webm'))).toEqual([]);
  const record = readFileSync(join(packet, `data/captures/${recordedId}/redacted.json`), 'utf8');
  expect(record).toContain('https://gateway.example/pay');
  expect(record).not.toContain('13800138000');
  expect(verify(packet)).toMatchObject({ status: 0 });
  expect(readFileSync(join(packet, 'data/report.html'), 'utf8')).toContain('录像不在这个证据包里');
});
