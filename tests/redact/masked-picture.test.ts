import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addFile } from '../../lib/flow/add-attachment';
import { checkPacket } from '../../lib/flow/check-packet';
import { openMaskHere, openRecordHere } from '../../lib/flow/open-masks';
import type { Attachment, AttachmentBody } from '../../lib/model/attachment';
import type { Opening, Redaction, RedactedAttachment } from '../../lib/model/redaction';
import { saltsFrom } from '../../lib/redact/commit';
import { decodePng, encodePng, type Pixels } from '../../lib/redact/png';
import { redactAttachment } from '../../lib/redact/redact-attachment';
import type { Store } from '../../lib/store/store';
import { blackBox, MASKED_BOX, sha256, zipOf } from '../check/make-packet';
import { signed } from '../check/masked-packet';
import { unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { noise, pageWithNoise, PHONE, pixelsAsJpeg, SIZE, storeWithPhone } from './redacted-store';

/** Over the noise of the picture. */
const BOX = { x: 48, y: 24, width: 56, height: 8 };

let store: Store;
let picture: Attachment;
let redaction: Redaction;
let zip: Blob;
let files: Map<string, Uint8Array>;

const noBrowser = () => Promise.reject(new Error('no browser draws pictures here'));
const ofAttachments = () =>
  [...files.keys()].flatMap((path) => /data\/attachments\/(.*)$/.exec(path)?.[1] ?? []).sort();
const contentOf = (end: string) =>
  Buffer.from([...files].find(([path]) => path.endsWith(end))?.[1] ?? new Uint8Array());
const recordOf = () => JSON.parse(contentOf(`${picture.id}/redacted.json`).toString()) as RedactedAttachment;

beforeAll(async () => {
  ({ store } = await storeWithPhone());
  const [purchase] = await store.allPurchases();
  const add = async (file: File) => {
    const tools = { store, measure: async () => SIZE };
    const added = await addFile({ file, ownerIds: [purchase?.id ?? ''], evidence: null }, tools);
    if (added.status !== 'added') throw new Error(added.status);
    return added.attachment;
  };
  picture = await add(new File([await encodePng(chat())], `聊天 ${PHONE}.png`));
  // Never looked at, and no picture: both stay out, even where somebody asks for the second.
  await add(new File([await encodePng(blackOf(SIZE))], 'other.png'));
  const pdf = await add(new File(['%PDF-1.7 流水 %%EOF'], '流水.pdf'));
  redaction = {
    values: [{ kind: 'phone', text: PHONE }],
    regions: [],
    leftOut: [],
    added: [
      { attachmentId: picture.id, boxes: [BOX] },
      { attachmentId: pdf.id, boxes: [] },
    ],
  };
  zip = await builtPacket(store, undefined, { redaction, copyPicture: pixelsAsJpeg });
  files = await unzip(zip);
});

describe('a picture that a person added, in a packet with masks', () => {
  it('goes along as a masked copy, and nothing else that was added does', () => {
    expect(ofAttachments()).toEqual([`${picture.id}/file.masked.png`, `${picture.id}/redacted.json`]);
    expect(recordOf()).toMatchObject({
      record: { name: '聊天 ████.png', addedAt: picture.body.addedAt },
      files: [{ path: 'file.masked.png', original: 'file.png', ...SIZE }],
      masks: [
        { id: 'm1', of: 'text', kind: 'phone' },
        { id: 'm2', of: 'region', file: 'file.masked.png', box: BOX },
      ],
    });
  });

  it('is black where it was masked, and the same everywhere else', async () => {
    const masked = await decodePng(contentOf('file.masked.png'));
    expect(noise(masked).every((byte) => byte === 0)).toBe(true);
    const outside = (pixels: Pixels) => pixels.rgba.subarray(0, BOX.y * SIZE.width * 4);
    expect(outside(masked)).toEqual(outside(chat()));
  });

  it('leaves nothing in any file that holds or hashes the original', async () => {
    const [record, original] = [
      await (await store.file(picture.id, 'attachment.json'))?.content.text(),
      Buffer.from(
        (await (await store.file(picture.id, 'file.png'))?.content.arrayBuffer()) ?? new ArrayBuffer(),
      ),
    ];
    const { nonce } = JSON.parse(record ?? '') as AttachmentBody;
    expect(original.length).toBeGreaterThan(100);
    for (const [path, content] of files) {
      if (path.includes('/tools/')) continue;
      const bytes = Buffer.from(content);
      for (const secret of [original.subarray(60, 120), nonce, sha256(original), PHONE])
        expect([path, bytes.includes(secret)]).toEqual([path, false]);
    }
  });

  it('is told as imported and masked in the report, and the files that stay out are told too', () => {
    const report = contentOf('report.html').toString();
    expect(report).toContain('用户添加的图片的遮盖副本（原件是导入的，不是捕获的');
    expect(report).toContain('只放进了用户看过、选择带上的图片');
    expect(contentOf('README.html').toString()).toContain('1 张自己添加的图片里遮盖了');
  });

  it('is intact to the checker, which tells it apart from captures', async () => {
    const report = await checkPacket(zip);
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.verdict).toBe('intact');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'attachments', code: 'withheld', detail: '1' }),
    );
    // One phone number in a capture's texts and one in the file's name; its place in the capture's picture, and ours.
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'masked', detail: '2 + 2' }));
  });

  it('has the same bytes each time', async () => {
    const again = await builtPacket(store, undefined, { redaction, copyPicture: pixelsAsJpeg });
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await zip.arrayBuffer()))).toBe(true);
  });
});

describe('an opening of it', () => {
  const check = async (opening: Opening | null) =>
    (await checkPacket(zip, { openings: [JSON.stringify(opening)] })).findings
      .filter(({ check: one }) => one === 'openings')
      .map(({ code }) => code);

  it('shows one region', async () => {
    const report = await checkPacket(zip);
    const record = report.redacted.find(({ id }) => id === picture.id);
    const mask = record?.masks[1];
    if (record === undefined || mask === undefined) throw new Error('no mask');
    const opening = await openMaskHere(report, record, mask, { store, decode: noBrowser });
    expect(await check(opening)).toEqual(['opened']);
  });

  it('shows the whole: the record of the ledger, its file, and that the copy is it but for the masks', async () => {
    const opening = await openRecordHere(picture.id, store);
    expect(await check(opening)).toEqual(['record-opened', 'copy-agrees']);
    const changed = opening?.records.map((one) => ({ ...one, record: one.record.replace('聊天', '转账') }));
    expect(await check({ format: 1, masks: [], records: changed ?? [] })).toEqual(['wrong-opening']);
  });
});

describe('a masked picture of a packet that somebody made', () => {
  const png = blackBox(40, 20, MASKED_BOX);
  const white = blackBox(40, 20, null);
  const made = (shown: typeof png, listed: typeof png) => {
    const record = {
      format: 1,
      id: 'a-1',
      record: {},
      fields: [],
      files: [
        {
          path: 'file.masked.png',
          original: 'file.jpg',
          bytes: listed.length,
          sha256: sha256(listed),
          width: 40,
          height: 20,
        },
      ],
      masks: [{ id: 'm1', of: 'region', file: 'file.masked.png', box: MASKED_BOX, commitment: sha256('1') }],
    };
    return zipOf(
      signed(undefined, {
        'data/attachments/a-1/redacted.json': JSON.stringify(record),
        'data/attachments/a-1/file.masked.png': shown,
      }),
    );
  };
  it.each([
    ['that the ledger does not know', made(png, png), 'not-in-ledger', 'redacted.json'],
    ['whose region shows something', made(white, white), 'not-masked', 'file.masked.png'],
    ['that is another than its list says', made(white, png), 'wrong-hash', 'file.masked.png'],
  ])('%s is found', async (_what, packet, code, file) => {
    const { verdict, findings } = await checkPacket(packet);
    expect(verdict).toBe('changed');
    expect(findings.map((one) => [one.code, one.subject])).toContainEqual([
      code,
      `data/attachments/a-1/${file}`,
    ]);
  });
});

describe('a photograph', () => {
  const saltOf = saltsFrom('5a'.repeat(32));
  const photo = (width: number, height: number): AttachmentBody & { file: { path: string } } => ({
    ...picture.body,
    file: { path: 'file.jpg', type: 'image/jpeg', bytes: 3, sha256: '', width, height },
  });
  /** Noise: nothing of it can be packed. */
  const noisy = async (_picture: Blob, { width, height }: { width: number; height: number }) => {
    const rgba = new Uint8Array(width * height * 4).fill(255);
    let seed = 7;
    for (let at = 0; at < rgba.length; at += 4)
      for (let channel = 0; channel < 3; channel++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        rgba[at + channel] = 1 + ((seed >>> 16) % 254);
      }
    return { width, height, rgba };
  };

  it('that would be too large for a checker becomes smaller, and its masks cover as much of it', async () => {
    const box = { x: 1001, y: 501, width: 99, height: 51 };
    // Of 12.6 MB as it is, just more than a copy may have.
    const body = photo(2100, 2000) as never;
    const content = new Blob(['jpg']);
    const redacted = await redactAttachment({ body, content }, { boxes: [box] }, [], {
      saltOf,
      decode: noisy,
    });
    const [copy] = redacted.record.files;
    const [mask] = redacted.record.masks;
    if (copy === undefined || mask?.of !== 'region') throw new Error('nothing is masked');
    expect(copy.width).toBe(1470);
    expect(copy.bytes).toBeLessThanOrEqual(12_000_000);
    const scale = copy.width / 2100;
    expect(mask.box.x).toBeLessThan(box.x * scale);
    expect(mask.box.x + mask.box.width).toBeGreaterThan((box.x + box.width) * scale);
    expect(mask.box.y).toBeLessThan(box.y * scale);
    expect(mask.box.y + mask.box.height).toBeGreaterThan((box.y + box.height) * scale);
    expect(mask.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that no browser can draw is told, and no packet is made', async () => {
    const body = photo(30, 20) as never;
    const whole = { body, content: new Blob(['no picture']) };
    await expect(redactAttachment(whole, { boxes: [] }, [], { saltOf, decode: noBrowser })).rejects.toThrow();
  });
});

/** Another picture than those of the captures, with the same noise in it. */
function chat(): Pixels {
  const page = pageWithNoise();
  for (let at = 0; at < 2000; at++) page.rgba[at * 4] = (at * 7) % 251;
  return page;
}

function blackOf({ width, height }: { width: number; height: number }): Pixels {
  return { width, height, rgba: new Uint8Array(width * height * 4).fill(255) };
}
