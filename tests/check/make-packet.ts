import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { writeZip, type Bytes, type ZipEntry } from './write-zip';

/*
 * A small packet of format 1, made from the format's text with node:crypto and nothing of ours: where this and
 * lib/packet disagree, one of them is wrong.
 */

export const NAME = 'refund-evidence_20261121T083000Z';
export const ORDER_NO = '2026112108154700991';
export const CAPTURES = ['01JD7Y8K3M', '01JD7Y9Q5T'] as const;

export type Files = Map<string, Bytes>;
export type Payload = Record<string, string | Bytes>;

export const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
export const fingerprintOf = (key: KeyObject) =>
  sha256(createPublicKey(key).export({ type: 'spki', format: 'der' }));

/** The smallest thing that looks like a picture from afar; nothing here decodes it. */
const picture = (seed: number) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    Buffer.from(Array.from({ length: 700 }, (_, i) => (i * seed) % 251)),
  ]);

/** One capture's files; capture.json lists the others by their hashes. */
export function capture(id: string, stage: string, seed: number, amount = 3000): Payload {
  const folder = `data/captures/${id}`;
  const fields = [
    { name: 'orderNo', raw: ORDER_NO, value: ORDER_NO, label: '订单号' },
    { name: 'channel', raw: '微信支付', value: '微信支付', label: '支付方式' },
    {
      name: 'amount',
      raw: '￥30.00',
      value: '30.00',
      money: { minor: amount, currency: 'CNY', raw: '￥30.00' },
      label: '金额',
    },
  ];
  const files: Payload = {
    'fields.json': `${JSON.stringify({ recognizer: 'generic@1', stage, reasons: [], fields }, null, 2)}\n`,
    'page.html': `<!doctype html><title>充值</title><p>${ORDER_NO}</p>`,
    'page.txt': `充值成功 ${ORDER_NO} ￥30.00`,
    'screen-001.png': picture(seed),
  };
  const body = {
    format: 1,
    id,
    stage,
    url: 'https://pay.example.com/result',
    valid: true,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      bytes: Buffer.byteLength(content),
      sha256: sha256(content),
    })),
  };
  const all = { ...files, 'capture.json': `${JSON.stringify(body, null, 2)}\n` };
  return Object.fromEntries(Object.entries(all).map(([path, content]) => [`${folder}/${path}`, content]));
}

/** A PNG without checksums that anybody misses: white, with one black box. */
export function blackBox(
  width: number,
  height: number,
  box: { x: number; y: number; width: number; height: number } | null,
) {
  const rows = Array.from({ length: height }, (_row, y) => [
    0,
    ...Array.from({ length: width }, (_pixel, x) => {
      const isIn =
        box !== null && x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
      return isIn ? [0, 0, 0] : [255, 255, 255];
    }).flat(),
  ]);
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const MASKED_BOX = { x: 8, y: 4, width: 16, height: 8 };

/** What stands in the place of a capture that is masked; its line in the ledger is that of the record. */
export function redactedCapture(
  id: string,
  change: (record: Redacted) => object = (record) => record,
): Payload {
  const png = blackBox(40, 20, MASKED_BOX);
  const record: Redacted = {
    format: 1,
    id,
    record: { stage: 'paid', url: 'https://pay.example.com/████' },
    fields: [
      { name: 'orderNo', raw: ORDER_NO, value: ORDER_NO, label: '订单号' },
      { name: 'account', raw: '████', value: '████', label: '账号' },
    ],
    files: [
      {
        path: 'screen-001.masked.png',
        original: 'screen-001.png',
        bytes: png.length,
        sha256: sha256(png),
        width: 40,
        height: 20,
      },
    ],
    masks: [
      { id: 'm1', of: 'text', kind: 'phone', fields: ['account'], commitment: sha256('one') },
      { id: 'm2', of: 'region', file: 'screen-001.masked.png', box: MASKED_BOX, commitment: sha256('two') },
    ],
  };
  const folder = `data/captures/${id}`;
  return {
    [`${folder}/redacted.json`]: `${JSON.stringify(change(record), null, 2)}\n`,
    [`${folder}/screen-001.masked.png`]: png,
  };
}

export interface Redacted {
  format: 1;
  id: string;
  record: object;
  fields: { name: string; raw: string; value: string; label: string }[];
  files: { path: string; original: string; bytes: number; sha256: string; width: number; height: number }[];
  masks: Record<string, unknown>[];
}

export interface Line {
  kind: string;
  id: string;
  bodySha256: string;
}

export function ledger(lines: readonly Line[]): string {
  let prev = '0'.repeat(64);
  let text = '';
  for (const [index, { kind, id, bodySha256 }] of lines.entries()) {
    const line = JSON.stringify({
      seq: index + 1,
      prev,
      at: new Date(Date.UTC(2026, 10, 21, 8, 10 + index)).toISOString(),
      kind,
      id,
      bodySha256,
    });
    prev = sha256(line);
    text += `${line}\n`;
  }
  return text;
}

/** The ledger that fits the captures in `payload`. */
export function ledgerFor(payload: Payload, key: KeyObject): string {
  const fingerprint = fingerprintOf(key);
  const captures = CAPTURES.map((id) => ({
    kind: 'capture',
    id,
    bodySha256: sha256(payload[`data/captures/${id}/capture.json`] ?? ''),
  }));
  return ledger([
    { kind: 'key', id: fingerprint, bodySha256: fingerprint },
    ...captures,
    { kind: 'gap', id: 'restart', bodySha256: sha256('') },
  ]);
}

export const record = (changes: object = {}) =>
  `${JSON.stringify({ id: 'p1', orderNo: ORDER_NO, amount: { minor: 3000, currency: 'CNY', raw: '￥30.00' }, channel: '微信支付', captures: CAPTURES, ...changes })}\n`;

/** Everything under data/. */
export function makePayload(key: KeyObject): Payload {
  const captures = { ...capture(CAPTURES[0], 'cashier', 7), ...capture(CAPTURES[1], 'paid', 13) };
  return {
    ...captures,
    'data/ledger.jsonl': ledgerFor(captures, key),
    'data/records.jsonl': record(),
    'data/orders.csv': `\uFEFForder,amount\r\n${ORDER_NO},30.00\r\n`,
    'data/report.html': '<!doctype html><title>退款证据</title>',
    'data/report.pdf': Buffer.from('%PDF-1.7\n%%EOF\n'),
    'data/statement.txt': '退款申请\n',
    'data/submit/douyin/01.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  };
}

export const README: Payload = {
  'README.html': '<!doctype html><title>README</title>',
  'tools/verify.html': '<!doctype html><title>verify</title>',
  'tools/verify.sh': readFileSync('public/tools/verify.sh', 'utf8'),
};

/** A payload file that is too large to be held: the manifests list it, its bytes come from elsewhere. */
export interface FarFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Manifests for a payload. */
export function bag(payload: Payload, tags: Payload = README, far: readonly FarFile[] = []): Files {
  const list = (files: Payload, others: readonly FarFile[] = []) =>
    [...Object.entries(files).map(([path, content]) => ({ path, sha256: sha256(content) })), ...others]
      .sort((one, other) => (one.path < other.path ? -1 : 1))
      .map((file) => `${file.sha256}  ${file.path}\n`)
      .join('');
  const near = Object.values(payload).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  const bytes = far.reduce((sum, file) => sum + file.bytes, near);
  const count = Object.keys(payload).length + far.length;
  const tagFiles: Payload = {
    ...tags,
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `Bag-Software-Agent: make-packet 1\nBagging-Date: 2026-11-21\nPayload-Oxum: ${bytes}.${count}\n`,
    'manifest-sha256.txt': list(payload, far),
  };
  const all = { ...payload, ...tagFiles, 'tagmanifest-sha256.txt': list(tagFiles) };
  return new Map(
    Object.entries(all).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  );
}

/** Signs what stands in the bag. */
export function seal(files: Files, key: KeyObject): Files {
  const manifest = files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);
  return new Map(files)
    .set('seal/publickey.pem', Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' })))
    .set('seal/tagmanifest-sha256.txt.sig', Buffer.from(sign('sha256', manifest, key)));
}

export const folderOf = (files: Files) =>
  `${NAME}_${sha256(files.get('tagmanifest-sha256.txt') ?? '').slice(0, 8)}`;

export const entriesOf = (files: Files, folder = folderOf(files)): ZipEntry[] =>
  [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, content]) => ({ name: `${folder}/${path}`, content }));

export const zipOf = (files: Files, folder = folderOf(files)): Blob =>
  new Blob([writeZip(entriesOf(files, folder))]);
