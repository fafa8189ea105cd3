import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { JSDOM } from 'jsdom';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetTools, purchase, unpack, unzip } from '../../tests/packet/node-packet';
import { sampleSource, type SamplePurchase } from '../../tests/packet/sample-source';
import type { ExportProgress } from '../model/message';
import { buildPacket } from './build-packet';
import type { PacketSource } from './packet-source';

const bash = (cwd: string, command: string) =>
  execFileSync('bash', ['-c', command], { cwd, encoding: 'utf8' });

describe('a packet', () => {
  it('passes every command of its README, as written there', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), packetTools());
    const folder = join(await unpack(packet.zip), packet.fileName.replace('.zip', ''));
    const { document } = new JSDOM(readFileSync(join(folder, 'README.html'), 'utf8')).window;
    const commands = [...document.querySelectorAll('section[lang=en] pre')].map(
      (pre) => pre.textContent ?? '',
    );
    const answers = commands
      .filter((command) => !/shasum|Get-FileHash|certutil/.test(command))
      .map((command) => bash(folder, command).trim());
    const [sums, extra, signature, key, chain, search] = answers;
    expect([sums, extra, signature, chain]).toEqual(['', '', 'Verified OK', '']);
    expect(key).toContain(packet.keyFingerprint);
    expect(search).toContain(purchase.orderNo);
    expect(document.body.textContent).toContain(packet.keyFingerprint);
  });

  it('lists every tag file but the seal in its tag manifest', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), packetTools());
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
    const packet = await buildPacket(await sampleSource([purchase]), packetTools());
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
    const packet = await buildPacket(source, packetTools());
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
    const same = packetTools();
    const [one, other] = [await buildPacket(source, same), await buildPacket(again, same)];
    expect(other.fileName).toBe(one.fileName);
    expect(Buffer.from(await other.zip.arrayBuffer()).equals(Buffer.from(await one.zip.arrayBuffer()))).toBe(
      true,
    );
  });

  it('has stored, sorted entries with ASCII names in one folder', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), packetTools());
    const entries = await new ZipReader(new BlobReader(packet.zip)).getEntries();
    const names = entries.map((entry) => entry.filename);
    expect(names).toEqual(names.toSorted());
    expect(entries.every((entry) => entry.compressionMethod === 0)).toBe(true);
    expect(names.every((name) => /^refund-evidence_\w+\/[\x21-\x7e]+$/.test(name))).toBe(true);
  });

  it('counts its progress up to the end', async () => {
    const seen: ExportProgress[] = [];
    await buildPacket(await sampleSource([purchase]), packetTools(), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toMatchObject({ step: 'zipping', done: seen.at(-1)?.total });
    expect(seen.map(({ done }) => done)).toEqual(seen.map((_, index) => index + 1));
  });
});

describe('the signature', () => {
  it('is the one that was given, over the bytes of the tag manifest', async () => {
    const packet = await buildPacket(await sampleSource([purchase]), packetTools());
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
