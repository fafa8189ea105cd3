import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleField, sampleSource, type SamplePurchase } from '../../tests/packet/sample-source';
import type { ExportProgress } from '../model/message';
import { buildPacket } from './build-packet';
import type { PacketSource, PacketTools } from './packet-source';

const ORDER_NO = '2026112122001456781234567890';

const purchase: SamplePurchase = {
  id: 'p1',
  platformId: 'douyin',
  host: 'www.douyin.com',
  orderNo: ORDER_NO,
  channelOrderNo: null,
  amount: { minor: 3000, currency: 'CNY', raw: '￥30.00' },
  channel: '支付宝',
  account: '喆堃昇龢𠮷',
  product: '300 抖币',
  units: null,
  merchant: null,
  paidAt: '2026-11-21T14:02:33',
  missing: [],
  captures: [
    {
      id: 'c1',
      stage: 'cashier',
      utc: '2026-11-21T06:02:10.120Z',
      url: 'https://tp-pay.snssdk.com/cashdesk',
      title: '收银台',
      method: 'screenshot',
      fields: [
        sampleField('amount', '30.00', {
          money: { minor: 3000, currency: 'CNY', raw: '￥30.00' },
          box: { x: 10, y: 10, width: 80, height: 20 },
        }),
      ],
      picture: { png: new Uint8Array([1, 2, 3]), width: 200, height: 100 },
    },
    {
      id: 'c2',
      stage: 'paid',
      utc: '2026-11-21T06:02:33.456Z',
      url: 'https://tp-pay.snssdk.com/result',
      title: '支付成功',
      method: 'none',
      reason: 'the tab was closed',
      fields: [sampleField('orderNo', ORDER_NO)],
      picture: null,
    },
  ],
};

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ type: 'spki', format: 'der' });

function tools(more: Partial<PacketTools> = {}): PacketTools {
  const signatures = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    rasterizeGlyph: () => ({
      width: 2,
      height: 2,
      left: 0,
      top: 2,
      advance: 1,
      coverage: new Uint8Array(4).fill(255),
    }),
    toJpeg: async () => ({ jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 200, height: 100 }),
    checkers: { html: '<!doctype html>', sh: '#!/bin/sh\n', ps1: '# check\n' },
    key: {
      fingerprint: createHash('sha256').update(spki).digest('hex'),
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
    async sign(tagmanifest) {
      const known = Buffer.from(tagmanifest).toString();
      const signature = signatures.get(known) ?? new Uint8Array(sign('sha256', tagmanifest, privateKey));
      signatures.set(known, signature);
      return signature;
    },
    ...more,
  };
}

async function unzip(zip: Blob): Promise<Map<string, Uint8Array>> {
  const entries = await new ZipReader(new BlobReader(zip)).getEntries();
  const files = new Map<string, Uint8Array>();
  for (const entry of entries as FileEntry[])
    files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  return files;
}

async function unpack(zip: Blob): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'packet-'));
  for (const [path, content] of await unzip(zip)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const bash = (cwd: string, command: string) =>
  execFileSync('bash', ['-c', command], { cwd, encoding: 'utf8' });

describe('a packet', () => {
  it('passes the checks of its README with stock tools', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), tools());
    const folder = join(await unpack(packet.zip), packet.fileName.replace('.zip', ''));

    expect(
      bash(
        folder,
        'sha256sum -c --strict --quiet manifest-sha256.txt; sha256sum -c --strict --quiet tagmanifest-sha256.txt',
      ),
    ).toBe('');
    expect(bash(folder, 'diff <(cut -c67- manifest-sha256.txt | sort) <(find data -type f | sort)')).toBe('');
    expect(
      bash(
        folder,
        'openssl dgst -sha256 -verify seal/publickey.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt',
      ),
    ).toContain('Verified OK');
    expect(
      bash(folder, 'openssl pkey -pubin -in seal/publickey.pem -outform DER | openssl dgst -sha256'),
    ).toContain(packet.keyFingerprint);
    expect(readFileSync(join(folder, 'README.html'), 'utf8')).toContain(packet.keyFingerprint);
  });

  it('lists every tag file but the seal in its tag manifest', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), tools());
    const files = await unzip(packet.zip);
    const folder = packet.fileName.replace('.zip', '/');
    const tagmanifest = new TextDecoder().decode(files.get(`${folder}tagmanifest-sha256.txt`));
    const outside = [...files.keys()]
      .map((path) => path.slice(folder.length))
      .filter((path) => !path.startsWith('data/'));
    const listed = tagmanifest
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect(
      [...listed, 'tagmanifest-sha256.txt', 'seal/publickey.pem', 'seal/tagmanifest-sha256.txt.sig'].sort(),
    ).toEqual(outside.sort());
    expect(packet.fileName).toBe(
      `refund-evidence_20261121T060233Z_${createHash('sha256').update(tagmanifest).digest('hex').slice(0, 8)}.zip`,
    );
  });

  it('says its true size in Payload-Oxum and a date of the records', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), tools());
    const files = await unzip(packet.zip);
    const folder = packet.fileName.replace('.zip', '/');
    const payload = [...files].filter(([path]) => path.startsWith(`${folder}data/`));
    const info = new TextDecoder().decode(files.get(`${folder}bag-info.txt`));
    expect(info).toContain(
      `Payload-Oxum: ${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}\n`,
    );
    expect(info).toContain('Bagging-Date: 2026-11-21\n');
    expect(packet.files).toBe(files.size);
  });

  it('keeps the bytes of every original and of every ledger line', async () => {
    const source = await sampleSource([purchase]);
    const packet = await buildPacket(source, tools());
    const files = await unzip(packet.zip);
    const folder = packet.fileName.replace('.zip', '/');
    for (const [path, blob] of source.files) {
      expect(files.get(`${folder}data/captures/${path}`)).toEqual(new Uint8Array(await blob.arrayBuffer()));
    }
    const ledger = new TextDecoder().decode(files.get(`${folder}data/ledger.jsonl`));
    expect(ledger).toBe(source.ledgerRows.map((row) => `${row.line}\n`).join(''));
  });

  it('is the same, byte by byte, when the same records are exported again in another order', async () => {
    const second: SamplePurchase = {
      ...purchase,
      id: 'p0',
      captures: purchase.captures.map((capture) => ({ ...capture, id: `other-${capture.id}` })),
    };
    const source = await sampleSource([purchase, second]);
    const again: PacketSource = {
      ...source,
      purchases: source.purchases.toReversed(),
      captures: source.captures.toReversed(),
    };
    const same = tools();
    const [one, other] = [await buildPacket(source, same), await buildPacket(again, same)];
    expect(other.fileName).toBe(one.fileName);
    expect(Buffer.from(await other.zip.arrayBuffer()).equals(Buffer.from(await one.zip.arrayBuffer()))).toBe(
      true,
    );
  });

  it('has stored, sorted entries with ASCII names in one folder', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), tools());
    const entries = await new ZipReader(new BlobReader(packet.zip)).getEntries();
    const names = entries.map((entry) => entry.filename);
    expect(names).toEqual(names.toSorted());
    expect(entries.every((entry) => entry.compressionMethod === 0)).toBe(true);
    expect(names.every((name) => /^refund-evidence_\w+\/[\x21-\x7e]+$/.test(name))).toBe(true);
  });

  it('counts its progress up to the end', async () => {
    const seen: ExportProgress[] = [];
    await buildPacket(await sampleSource([purchase]), tools(), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toMatchObject({ step: 'zipping', done: seen.at(-1)?.total });
    expect(seen.map(({ done }) => done)).toEqual(seen.map((_, index) => index + 1));
  });
});

describe('nothing partial is made', () => {
  const failure = async (
    change: (source: Awaited<ReturnType<typeof sampleSource>>) => void,
    more?: Partial<PacketTools>,
  ) => {
    const source = await sampleSource([purchase]);
    change(source);
    let signed = false;
    const using = tools(more);
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
    const broken = { toJpeg: () => Promise.reject(new Error('decode')) };
    expect(await failure(() => undefined, broken)).toMatchObject({
      code: 'unreadable-picture',
      subject: 'c1/screen-001.png',
    });
  });

  it('when the person cancels, at any step', async () => {
    const source = await sampleSource([purchase]);
    const steps = new Set<string>();
    await buildPacket(source, tools(), { onProgress: ({ step }) => steps.add(step) });
    for (const step of steps) {
      const controller = new AbortController();
      const cancelled = buildPacket(source, tools(), {
        signal: controller.signal,
        onProgress: (progress) => progress.step === step && controller.abort(),
      });
      await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});

describe('the signature', () => {
  it('is the one that was given, over the bytes of the tag manifest', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), tools());
    const entries = (await new ZipReader(new BlobReader(packet.zip)).getEntries()) as FileEntry[];
    const entry = (name: string) => entries.find(({ filename }) => filename.endsWith(name));
    const tagmanifest = await entry('/tagmanifest-sha256.txt')?.getData(new Uint8ArrayWriter());
    const signature = await entry('.sig')?.getData(new Uint8ArrayWriter());
    const pem = await entry('publickey.pem')?.getData(new TextWriter());
    expect(
      verify(
        'sha256',
        tagmanifest ?? Buffer.alloc(0),
        createPublicKey(pem ?? ''),
        signature ?? Buffer.alloc(0),
      ),
    ).toBe(true);
    expect(
      createHash('sha256')
        .update(tagmanifest ?? '')
        .digest('hex'),
    ).toBe(packet.tagmanifestSha256);
  });
});
