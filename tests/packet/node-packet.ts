import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { proveLines } from '../../lib/ledger/tree';
import { jpegCopy } from '../../lib/model/picture-copy';
import type { PacketTools } from '../../lib/packet/packet-source';
import type { SamplePurchase } from './sample-source';
import { sampleField } from '../samples/sample-capture';

export const ORDER_NO = '2026112122001456781234567890';

/** One purchase of two captures, one of them without a picture. */
export const purchase: SamplePurchase = {
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

/** Tools without a browser: square glyphs, an empty JPEG, a real key; the same bytes get the same signature. */
export function packetTools(more: Partial<PacketTools> = {}): PacketTools {
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
    stamp: async () => [],
    copyPicture: () => jpegCopy(new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)]), 200, 100),
    proveLines,
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

/** Path → bytes, in the zip's order. Read by its list of files, without the library that the product uses; no Zip64. */
export async function unzip(zip: Blob): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const bytes = Buffer.from(await zip.arrayBuffer());
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const [crc, packed, size] = [16, 20, 24].map((field) => bytes.readUInt32LE(at + field));
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(from, from + (packed ?? 0));
    const content = method === 8 ? inflateRawSync(stored) : stored;
    if (content.length !== size || crc32(content) !== crc) throw new Error(`${path} is damaged`);
    files.set(path, new Uint8Array(content));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Writes the zip's files to a folder of its own and names it. */
export async function unpack(zip: Blob): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'packet-'));
  for (const [path, content] of await unzip(zip)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
