import { describe, expect, it } from 'vitest';
import { packetTools, purchase } from '../../tests/packet/node-packet';
import { sampleSource } from '../../tests/packet/sample-source';
import { buildPacket } from './build-packet';
import type { PacketTools } from './packet-source';

describe('nothing partial is made', () => {
  const failure = async (
    change: (source: Awaited<ReturnType<typeof sampleSource>>) => void,
    more?: Partial<PacketTools>,
  ) => {
    const source = await sampleSource([purchase]);
    change(source);
    let signed = false;
    const using = packetTools(more);
    const watching = {
      ...using,
      sign: (bytes: Uint8Array<ArrayBuffer>) => ((signed = true), using.sign(bytes)),
    };
    const error = await buildPacket(source, watching).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(signed).toBe(false);
    return error;
  };

  it.each(['page.html', 'screen-001.png', 'capture.json'])('when %s is missing', async (path) => {
    expect(await failure(({ files }) => files.delete(`c1/${path}`))).toMatchObject({
      name: 'PacketError',
      code: 'missing-file',
      subject: `c1/${path}`,
    });
  });

  it.each(['page.html', 'screen-001.png', 'capture.json'])('when one byte of %s changed', async (path) => {
    expect(await failure(({ files }) => files.set(`c1/${path}`, new Blob(['x'])))).toMatchObject({
      code: 'changed-file',
      subject: `c1/${path}`,
    });
  });

  it('when a file that was sealed is no longer listed', async () => {
    expect(await failure(({ captures }) => captures[0]?.body.files.pop())).toMatchObject({
      code: 'changed-file',
    });
  });

  it('when a capture is missing, pending or not in the ledger', async () => {
    expect(await failure(({ captures }) => captures.pop())).toMatchObject({
      code: 'missing-file',
      subject: 'c2',
    });
    expect(
      await failure(({ captures }) => Object.assign(captures[0] ?? {}, { state: 'pending' })),
    ).toMatchObject({ code: 'missing-file' });
    expect(await failure(({ ledgerRows }) => ledgerRows.pop())).toMatchObject({
      code: 'not-in-ledger',
      subject: 'c2',
    });
  });

  it('when there is nothing to export', async () => {
    expect(await failure(({ purchases }) => purchases.pop())).toMatchObject({ code: 'nothing-selected' });
  });

  it.each(['../../evil.sh', 'a/../b.txt', '页面.html', 'capture.json', 'C:evil.txt', '.hidden'])(
    'when a stored name is %s',
    async (path) => {
      expect(
        await failure(({ captures }) => Object.assign(captures[0]?.body.files[0] ?? {}, { path })),
      ).toMatchObject({ code: 'unsafe-path' });
    },
  );

  it('when a picture cannot be read', async () => {
    const broken = { copyPicture: () => Promise.reject(new Error('decode')) };
    expect(await failure(() => undefined, broken)).toMatchObject({
      code: 'unreadable-picture',
      subject: 'c1/screen-001.png',
    });
  });

  it('when the person cancels, at any step', async () => {
    const source = await sampleSource([purchase]);
    const steps = new Set<string>();
    await buildPacket(source, packetTools(), { onProgress: ({ step }) => steps.add(step) });
    for (const step of steps) {
      const controller = new AbortController();
      const cancelled = buildPacket(source, packetTools(), {
        signal: controller.signal,
        onProgress: (progress) => progress.step === step && controller.abort(),
      });
      await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});
