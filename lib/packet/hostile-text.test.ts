import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packetTools, purchase, unpack } from '../../tests/packet/node-packet';
import { sampleSource } from '../../tests/packet/sample-source';
import { sampleAttachment } from '../../tests/samples/sample-attachment';
import { sampleField } from '../../tests/samples/sample-capture';
import { recipientFacts } from '../claim/facts';
import { paymentPattern } from '../claim/payment-pattern';
import { buildPacket } from './build-packet';

/** A formula, markup, a path, a line break, letters that turn the direction, hidden ones, and very many. */
const HOSTILE =
  '=HYPERLINK("http://evil.example","30")\u202E00.03\u202C\u200B</td></tr><script>alert(1)</script>' +
  `'"&;@SUM(1)|..\\..\\x/../../etc\r\n+1\u2066\u061C\u00AD${'很长A'.repeat(800)}`;
/** What shows nothing or turns the direction. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\u00AD\uFEFF]/;

let folder: string;
let paths: string[];
const ending = (end: string) => paths.filter((path) => path.endsWith(end));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const pdfText = (path: string) =>
  execFileSync('pdftotext', ['-layout', join(folder, path), '-'], { encoding: 'utf8', maxBuffer: 1e8 });

beforeAll(async () => {
  const hostile = {
    ...purchase,
    platformId: null,
    host: HOSTILE,
    orderNo: HOSTILE,
    channelOrderNo: HOSTILE,
    amount: { minor: 3000, currency: 'CNY', raw: HOSTILE },
    channel: HOSTILE,
    account: HOSTILE,
    product: HOSTILE,
    units: HOSTILE,
    merchant: HOSTILE,
    captures: purchase.captures.map((capture) => ({
      ...capture,
      url: HOSTILE,
      title: HOSTILE,
      reason: HOSTILE,
      fields: [sampleField('orderNo', HOSTILE, { label: HOSTILE, reason: HOSTILE, selector: HOSTILE })],
    })),
  };
  const source = await sampleSource([hostile], packetTools().key.fingerprint);
  const attachments = [
    await sampleAttachment(source, { id: 'a-1', name: HOSTILE, type: 'image/png' }),
    await sampleAttachment(source, { id: 'a-2', name: HOSTILE, type: 'application/pdf' }),
    await sampleAttachment(source, {
      id: 'a-3',
      name: HOSTILE,
      bill: {
        source: 'wechat-pay',
        encoding: 'xlsx',
        header: ['交易时间', HOSTILE],
        rows: [
          {
            line: 18,
            cells: [HOSTILE, HOSTILE],
            at: '2026-11-21T14:02:33',
            amount: { minor: 3000, currency: 'CNY', raw: HOSTILE },
            transactionNo: HOSTILE,
            merchantNo: HOSTILE,
            counterparty: HOSTILE,
            status: HOSTILE,
            direction: 'out',
            purchaseId: 'p1',
          },
        ],
      },
    }),
  ];
  const { limits, isPublic, entry } = recipientFacts('douyin');
  const packet = await buildPacket(
    {
      ...source,
      attachments,
      platformNames: {},
      claim: {
        id: 'k-1',
        version: 2,
        changes: {
          from: 1,
          answer: { status: 'rejected', day: '2026-11-21', note: HOSTILE },
          captures: [{ id: 'c1', stage: 'paid', orderNo: HOSTILE }],
          evidence: [],
          asked: null,
          isRewritten: true,
        },
        reason: 'minor',
        asked: { minor: 3000, currency: 'CNY', raw: HOSTILE },
        applicationNo: HOSTILE,
        language: 'zh-CN',
        full: HOSTILE,
        short: HOSTILE,
        evidence: [],
        payments: paymentPattern(source.purchases),
        recipient: { id: 'douyin', limits, isPublic, entry },
      },
    },
    packetTools(),
  );
  folder = join(await unpack(packet.zip), packet.fileName.replace('.zip', ''));
  paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
});

describe('whatever pages, people and bills write', () => {
  it('is part of no name of a file', () => {
    expect(paths.filter((path) => !/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(path))).toEqual([]);
  });

  it('becomes no markup, and turns or hides nothing of a page', () => {
    for (const path of ending('.html').filter(
      (one) => !one.includes('captures/') && !one.startsWith('tools/'),
    )) {
      expect([path, /<script|<td><\/td><\/tr><script/.exec(read(path))]).toEqual([path, null]);
      expect([path, UNSEEN.exec(read(path))?.index]).toEqual([path, undefined]);
    }
    expect(read('data/report.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('begins no formula in a table, takes one line there, and hides nothing', () => {
    expect(ending('.csv').sort()).toEqual(['data/bill-rows.csv', 'data/orders.csv', 'data/payments.csv']);
    for (const path of ending('.csv')) {
      const text = read(path).replace(/^\uFEFF/, '');
      expect([path, UNSEEN.exec(text)?.index]).toEqual([path, undefined]);
      for (const line of text.split('\r\n').filter((one) => one !== '')) {
        const cells = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)];
        // Nothing is left of the line but its cells.
        expect([path, cells.map(([whole]) => whole).join('')]).toEqual([path, line]);
        for (const [, cell = ''] of cells) expect([path, /^[=+\-@\t\r]/.exec(cell)]).toEqual([path, null]);
      }
    }
  });

  it('is to be read in texts and PDFs as it is, without what is hidden in it', () => {
    for (const path of ending('.txt').filter((one) => /statement|submit/.test(one)))
      expect([path, UNSEEN.exec(read(path).replace(/^\uFEFF/, ''))?.index]).toEqual([path, undefined]);
    const pdfs = ending('.pdf').filter((path) => !/attachments|added-/.test(path));
    expect(pdfs).toHaveLength(3);
    for (const path of pdfs) {
      const text = pdfText(path);
      expect([path, UNSEEN.exec(text)?.index]).toEqual([path, undefined]);
      expect(text.replace(/\s/g, '')).toContain('<script>alert(1)</script>');
    }
  });
});
