import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetTools, purchase, unpack } from '../../tests/packet/node-packet';
import { sampleSource, type SampleCapture } from '../../tests/packet/sample-source';
import { RECIPIENT_FACTS } from '../claim/facts';
import type { RecipientId } from '../model/claim-facts';
import { jpegCopy, type PictureCopy } from '../model/picture-copy';
import type { PacketClaim } from '../model/packet-claim';
import { buildPacket } from './build-packet';
import { claimFiles } from './claim-files';
import { glyphOutliner } from './pdf/glyph-outlines';

const [sample] = purchase.captures as [SampleCapture, ...SampleCapture[]];

function claimTo(id: RecipientId): PacketClaim {
  const facts = RECIPIENT_FACTS.find((recipient) => recipient.id === id);
  if (facts === undefined) throw new Error(id);
  return {
    id: 'k-1',
    version: 1,
    changes: null,
    reason: 'wrong_amount',
    asked: { minor: 2700, currency: 'CNY', raw: '￥27.00' },
    applicationNo: 'TS-7',
    language: 'zh-CN',
    full: `订单${purchase.orderNo}\n=cmd|' /C calc'!A0 <script>alert(1)</script>`,
    short: '申请退款27.00元。',
    evidence: [
      { id: 'order_no', weight: 'required', state: 'there' },
      { id: 'bill_row', weight: 'strong', state: 'at-hand' },
      { id: 'balance_after', weight: 'strong', state: 'missing' },
    ],
    recipient: { id, limits: facts.limits, isPublic: facts.isPublic, entry: facts.entry },
  };
}

const jpegs = new Map<number, Promise<PictureCopy>>();
/** A JPEG of so many bytes, made once. */
function jpegOf(bytes: number): Promise<PictureCopy> {
  const jpeg = new Uint8Array(bytes).fill(7);
  jpeg.set([0xff, 0xd8]);
  const copy = jpegs.get(bytes) ?? jpegCopy(new Blob([jpeg]), 200, 100);
  jpegs.set(bytes, copy);
  return copy;
}

/** Name → content of what is made for a recipient; `bytes` is the size of each picture's copy, or of each in turn. */
async function submitted(
  id: RecipientId,
  pictures: number,
  bytes: number | readonly number[],
  size: Pick<PictureCopy, 'width' | 'height' | 'cssWidth'> = { width: 200, height: 100 },
): Promise<Map<string, Blob>> {
  const shown = Array.from({ length: pictures }, (_, index) => ({ ...sample, id: `c${index}` }));
  const { purchases, captures } = await sampleSource([{ ...purchase, captures: shown }]);
  const copyOf = async (index: number) => {
    const copy = await jpegOf(typeof bytes === 'number' ? bytes : (bytes[index] ?? 0));
    // A PDF holds the same picture once; these are all different.
    return { ...copy, content: copy.content.slice(), ...size };
  };
  const files = await claimFiles(
    claimTo(id),
    purchases.map((one) => ({
      purchase: one,
      evidence: captures.map((capture) => ({ capture, body: capture.body, files: [] })),
    })),
    new Map(
      await Promise.all(
        captures.map(
          async (capture, index) => [`${capture.id}/screen-001.png`, await copyOf(index)] as const,
        ),
      ),
    ),
    {
      outlineGlyph: glyphOutliner(packetTools().rasterizeGlyph),
      newestAt: 0,
      software: 'test',
      attachments: [],
      platformNames: {},
    },
  );
  const folder = `data/submit/${id}/`;
  const own = files.filter(({ path }) => path.startsWith(folder));
  return new Map(own.map(({ path, content }) => [path.slice(folder.length), content]));
}

async function pagesOf(pdf: Blob): Promise<number> {
  const input = new Uint8Array(await pdf.arrayBuffer());
  const info = execFileSync('pdfinfo', ['-'], { input, encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
}

describe('the files of a claim', () => {
  it('hold the statement as it was written, and nothing of it becomes markup', async () => {
    const packet = await buildPacket(
      { ...(await sampleSource([purchase])), claim: claimTo('douyin') },
      packetTools(),
    );
    const data = join(await unpack(packet.zip), packet.fileName.replace('.zip', ''), 'data');
    const textOf = (pdf: string) => execFileSync('pdftotext', [join(data, pdf), '-'], { encoding: 'utf8' });
    expect(readFileSync(join(data, 'statement.txt'), 'utf8')).toBe(`${claimTo('douyin').full}\n`);
    const pdf = textOf('submit/douyin/application.pdf');
    for (const fact of [purchase.orderNo ?? '', '￥27.00', 'TS-7', '<script>']) expect(pdf).toContain(fact);
    expect(textOf('report.pdf')).toContain('￥27.00');
    expect(readFileSync(join(data, 'report.html'), 'utf8')).not.toContain('<script>');
    expect(readFileSync(join(data, '../README.html'), 'utf8')).toContain('data/submit/douyin/');
  });

  it('have each character drawn once, in however many of a packet it stands', async () => {
    const drawn: string[] = [];
    const tools = packetTools();
    await buildPacket(
      { ...(await sampleSource([purchase])), claim: claimTo('douyin') },
      {
        ...tools,
        rasterizeGlyph: (cluster, px, style) => {
          drawn.push(`${cluster} ${style}`);
          return tools.rasterizeGlyph(cluster, px, style);
        },
      },
    );
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn).toEqual([...new Set(drawn)]);
  });

  it.each(RECIPIENT_FACTS)('stay under what $id takes', async ({ id, limits, isPublic }) => {
    const files = await submitted(id, 30, 150_000);
    const images = [...files].filter(([name]) => name.endsWith('.jpg'));
    expect(images.length).toBe(isPublic ? 0 : Math.min(30, limits.imageCount ?? 30));
    for (const [, image] of images) expect(image.size).toBeLessThanOrEqual(limits.imageBytes);
    const pdf = files.get('application.pdf');
    expect(pdf !== undefined).toBe(!isPublic && limits.pdfBytes !== null);
    expect(pdf?.size ?? 0).toBeLessThanOrEqual(limits.pdfBytes ?? 0);
    expect(pdf === undefined ? 0 : await pagesOf(pdf)).toBeLessThanOrEqual(limits.pdfPages);
    expect((await files.get('text.txt')?.text())?.length).toBeLessThanOrEqual(limits.characters + 1);
  });

  it('have as many pictures in one PDF as there is room for, and say how many are not in it', async () => {
    const sizes = [1_000_000, 1_500_000, 300_000, 300_000];
    const files = await submitted('douyin', sizes.length, sizes);
    const pdf = files.get('application.pdf');
    expect(pdf?.size).toBeGreaterThan(1_600_000);
    expect(pdf?.size).toBeLessThanOrEqual(2_000_000);
    const checklist = await files.get('checklist.txt')?.text();
    expect(checklist).toContain('有 1 张图片没有放进去');
    expect(checklist).toContain('1 picture is not in application.pdf');
    const all = await submitted('douyin', 2, 150_000);
    expect(await all.get('checklist.txt')?.text()).not.toContain('没有放进去');
  });

  it('have a long chat on several pages, so that it can be read on paper', async () => {
    const tall = { width: 1080, height: 12_000, cssWidth: 360 };
    const [short, long] = [
      await submitted('douyin', 1, 150_000),
      await submitted('douyin', 1, 150_000, tall),
    ];
    const pages = async (files: Map<string, Blob>) => pagesOf(files.get('application.pdf') ?? new Blob());
    // 243 points wide it is 2,703 high: four columns of 738, two on a page.
    expect((await pages(long)) - (await pages(short))).toBe(1);
    // A page of a desk's screen as long needs its width.
    const wide = await submitted('douyin', 1, 150_000, { width: 1400, height: 8000, cssWidth: 1400 });
    expect((await pages(wide)) - (await pages(short))).toBe(3);
  });

  it('leave out a picture that is above the limit, and say so in the checklist', async () => {
    const files = await submitted('douyin', 2, 2_100_000);
    expect([...files.keys()].sort()).toEqual(['application.pdf', 'checklist.txt', 'text.txt']);
    const checklist = (await files.get('checklist.txt')?.text()) ?? '';
    expect(checklist).toContain('另有 2 张图片超出限制');
    expect(checklist).toContain('[x] 平台订单号');
    expect(checklist).toContain('[~] 支付账单里的这一笔');
    // Whoever is handed the packet reads this: what is missing, and by when, is for the person alone.
    expect(checklist).not.toMatch(/付款后的余额|2027-02-19|日期可能有出入/);
    expect(checklist).toContain('Refund claim · Wrong amount');
  });

  it('are the same, byte for byte, when they are made again', async () => {
    const source = { ...(await sampleSource([purchase])), claim: claimTo('12315') };
    const [first, second] = [
      await buildPacket(source, packetTools()),
      await buildPacket(source, packetTools()),
    ];
    expect(first.tagmanifestSha256).toBe(second.tagmanifestSha256);
  });
});
