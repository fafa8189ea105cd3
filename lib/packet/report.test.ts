import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../tests/samples/any-character';
import { purchase } from '../../tests/packet/node-packet';
import { sampleSource, type SamplePurchase } from '../../tests/packet/sample-source';
import { sampleField } from '../../tests/samples/sample-capture';
import { jpegCopy } from '../model/picture-copy';
import { composeReport } from './compose-report';
import { countProgress } from './progress';
import type { PurchaseEvidence } from './evidence';
import { promisedCaptures, readEvidence, sealedHashes } from './read-evidence';
import { reportHtml } from './report-html';

async function reportOf(...purchases: SamplePurchase[]): Promise<Document> {
  const source = await sampleSource(purchases);
  const sealed = sealedHashes(source.ledgerRows);
  const progress = countProgress(1, {});
  const all: PurchaseEvidence[] = [];
  for (const one of source.purchases) {
    const captures = promisedCaptures(source).get(one.id) ?? [];
    const evidence = captures.map((capture) => readEvidence(capture, sealed, source, progress));
    all.push({ purchase: one, evidence: await Promise.all(evidence) });
  }
  const copy = await jpegCopy(new Blob(['jpeg']), 200, 100);
  const copies = new Map(source.captures.map(({ id }) => [`${id}/screen-001.png`, copy]));
  const facts = {
    keyFingerprint: 'f'.repeat(64),
    foreign: [],
    attachments: [],
    leavesAttachments: false,
    anchors: [],
    ledger: { shown: 3, all: 3 },
    software: 'recharge-evidence',
    platformNames: source.platformNames,
  };
  const html = reportHtml(composeReport(all, copies, facts));
  return new JSDOM(await html.text()).window.document;
}

/** Everything that a page can put into a report. */
function telling(text: string): SamplePurchase {
  return {
    ...purchase,
    host: text,
    platformId: null,
    orderNo: text,
    channel: text,
    account: text,
    product: text,
    amount: { minor: 1, currency: null, raw: text },
    captures: purchase.captures.map((capture) => ({
      ...capture,
      url: text,
      title: text,
      reason: text,
      fields: [sampleField('account', text, { box: { x: 1, y: 1, width: 9, height: 9 } })],
    })),
  };
}

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style></title></textarea><svg onload=alert(1)>',
  '&lt;b&gt;',
  '<!--',
  ']]>',
];

const shape = (document: Document) =>
  [...document.querySelectorAll('*')].map(
    (element) => `${element.tagName} ${[...element.attributes].map(({ name }) => name).join(' ')}`,
  );

describe('report.html', () => {
  it('shows each order, each capture and each box', async () => {
    const document = await reportOf(purchase);
    const text = document.body.textContent ?? '';
    for (const part of [
      purchase.orderNo,
      '喆堃昇龢𠮷',
      '支付宝',
      '￥30.00 CNY',
      '抖音',
      '支付成功',
      '无图片',
    ]) {
      expect(text).toContain(part);
    }
    expect(document.querySelectorAll('article')).toHaveLength(2);
    expect(document.querySelectorAll('rect.box')).toHaveLength(1);
  });

  it('tells local time with its distance from UTC, and UTC', async () => {
    const text = (await reportOf(purchase)).body.textContent ?? '';
    expect(text).toContain('2026-11-21 14:02:33.456 +08:00 Asia/Shanghai · 2026-11-21 06:02:33.456 UTC');
  });

  it('sums within one currency only', async () => {
    const dollars: SamplePurchase = {
      ...purchase,
      id: 'p2',
      amount: { minor: 500, currency: 'USD', raw: '$5' },
      captures: purchase.captures.map((capture) => ({ ...capture, id: `d-${capture.id}` })),
    };
    const totals = [...(await reportOf(purchase, dollars)).querySelectorAll('tfoot .money')];
    expect(totals.map((total) => total.textContent)).toEqual(['￥30.00 CNY', 'US$5.00 USD']);
  });

  it('never takes what a page wrote for markup', async () => {
    const plain = shape(await reportOf(telling('x')));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, minLength: 1 }), async (text) => {
        expect(shape(await reportOf(telling(text)))).toEqual(plain);
      }),
      // Each of the chosen ones every time, then others.
      { examples: MARKUP.map((text) => [text]), numRuns: MARKUP.length + 13 },
    );
  }, 30_000);

  it('shows characters that would turn the reading direction or hide text', async () => {
    const text = (await reportOf(telling('abc\u202Ecba\u200Bx'))).body.textContent ?? '';
    expect(text).toContain('abc\uFFFDcba\uFFFDx');
    expect(text).not.toMatch(/[\u202E\u200B]/);
  });
});
