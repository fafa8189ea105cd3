import 'fake-indexeddb/auto';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { checkHere } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { captured, captureTools } from '../samples/capture-flow';
import { builtPacket } from '../samples/built-packet';
import { zipOf, type Files } from './make-packet';
import { sealed } from './tampering';
import { writeZip } from './write-zip';

/** A device with two captures, and the packet that it made of them. */
async function device() {
  const tools = captureTools();
  const { store } = tools;
  await ensureSigningKey(store);
  const { capture } = await captured(tools, 'cashier');
  await captured(tools, 'paid');
  return { store, capture, zip: await builtPacket(store) };
}

/** The zip with one of its files changed. */
async function changed(
  zip: Blob,
  end: string,
  change: (content: Buffer<ArrayBuffer>) => void,
): Promise<Blob> {
  const entries = [];
  for (const entry of await new ZipReader(new BlobReader(zip)).getEntries()) {
    if (entry.directory) continue;
    const content = Buffer.from((await entry.getData(new Uint8ArrayWriter())) as Uint8Array<ArrayBuffer>);
    if (entry.filename.endsWith(end)) change(content);
    entries.push({ name: entry.filename, content });
  }
  return new Blob([writeZip(entries)]);
}

describe('a packet beside the device', () => {
  it('that made it: key, ledger, export and captures are known', async () => {
    const { store, zip } = await device();
    const { report, here } = await checkHere({ zip }, store);
    expect(report.verdict).toBe('intact');
    expect(here).toEqual({
      key: 'ours',
      exportedAt: expect.any(Number),
      ledger: 'same',
      captures: { same: 2, masked: 0, elsewhere: 0, differing: [] },
    });
  });

  it('that made it, changed since: the very bytes are named', async () => {
    const { store, capture, zip } = await device();
    const path = `data/captures/${capture.id}/page.txt`;
    const forged = await changed(zip, path, (content) => {
      content[10] = (content[10] ?? 0) ^ 1;
      content[14] = (content[14] ?? 0) ^ 1;
    });
    const { report, here } = await checkHere({ zip: forged }, store);
    expect(report.verdict).toBe('changed');
    expect(here?.captures).toEqual({
      same: 1,
      masked: 0,
      elsewhere: 0,
      differing: [{ path, range: { from: 10, to: 15 } }],
    });
  });

  it('that deleted a capture since', async () => {
    const { store, capture, zip } = await device();
    await deleteCapture(capture.id, store);
    expect((await checkHere({ zip }, store)).here?.captures).toEqual({
      same: 1,
      masked: 0,
      elsewhere: 1,
      differing: [],
    });
  });

  it('of somebody else: nothing is known, and nothing counts against it', async () => {
    const { store } = await device();
    const { report, here } = await checkHere({ zip: zipOf(sealed as Files) }, store);
    expect(report.verdict).toBe('intact');
    expect(here).toEqual({
      key: 'other',
      exportedAt: null,
      ledger: 'other',
      captures: { same: 0, masked: 0, elsewhere: 2, differing: [] },
    });
  });

  it('is not compared where there is no packet', async () => {
    const { store } = await device();
    expect((await checkHere({ zip: new Blob(['no zip']) }, store)).here).toBeNull();
  });
});
