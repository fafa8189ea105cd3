import { describe, expect, it, vi } from 'vitest';
import type { BuiltPacket } from '../model/message';
import { openStore } from '../store/store';
import { exportPacket, type ExportTools } from './export-packet';

const BUILT: BuiltPacket = {
  status: 'built',
  url: 'blob:it',
  fileName: 'packet.zip',
  bytes: 1,
  files: 1,
  keyFingerprint: 'f'.repeat(64),
  tagmanifestSha256: 'a'.repeat(64),
  stamps: { pending: 0, stamped: 0, failed: 0 },
};

function toolsOf(build: ExportTools['build'], signal?: AbortSignal) {
  const store = openStore(`export-${crypto.randomUUID()}`);
  const tools = {
    store,
    build: vi.fn<ExportTools['build']>(build),
    save: vi.fn<ExportTools['save']>(async () => 7),
  };
  return signal === undefined ? tools : { ...tools, signal };
}

const CANCELLED = { status: 'failed', failure: 'cancelled' };

describe('an export', () => {
  it('is saved and noted in the ledger', async () => {
    const tools = toolsOf(async () => BUILT);
    expect(await exportPacket(['p'], tools)).toMatchObject({ status: 'saved', downloadId: 7 });
    expect((await tools.store.ledgerHead())?.line).toContain('"kind":"export"');
  });

  it('that is cancelled before the builder is there is not built', async () => {
    const tools = toolsOf(async () => BUILT, AbortSignal.abort());
    expect(await exportPacket(['p'], tools)).toMatchObject(CANCELLED);
    expect(tools.build).not.toHaveBeenCalled();
  });

  it('that is cancelled while it is built is not saved, and the ledger says nothing of it', async () => {
    const cancelling = new AbortController();
    const tools = toolsOf(async () => {
      cancelling.abort();
      return BUILT;
    }, cancelling.signal);
    expect(await exportPacket(['p'], tools)).toMatchObject(CANCELLED);
    expect(tools.save).not.toHaveBeenCalled();
    expect(await tools.store.ledgerHead()).toBeUndefined();
  });
});
