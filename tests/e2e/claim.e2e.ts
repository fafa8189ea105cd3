import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { WECHAT_SHEET } from '../samples/sample-bills';
import { writeXlsx } from '../samples/write-xlsx';
import { startSite, type Site } from '../site/start-site';
import { SEED_ORDERS } from '../ui/orders';
import { seed } from '../ui/seed';
import { openStill, showPage, type Sight } from '../ui/show-page';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { checkPdfText, checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let page: Page;
let newest: string;

const one = (testId: string) => `[data-testid="${testId}"]`;
const CHINESE: Omit<Sight, 'path'> = { theme: 'light', language: 'zh-CN', width: 1400, height: 900 };
const show = (sight: Sight) => showPage(page, sight, { chromium, inside, beside: inside });
const textOf = (selector: string) => page.$eval(selector, (node) => node.textContent);
const valueOf = (testId: string) => page.$eval(one(testId), (node) => (node as HTMLTextAreaElement).value);

/** Types over what stands there, and waits until it is stored. */
async function type(testId: string, text: string): Promise<void> {
  await page.click(one(testId), { count: 3 });
  await page.keyboard.press('Backspace');
  await page.type(one(testId), text);
  await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
}

/** As the browser's own calendar does. */
async function setDay(selector: string, day: string): Promise<void> {
  await page.$eval(
    selector,
    (input, value) => {
      (input as HTMLInputElement).value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    day,
  );
  // What is said of it is drawn in the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}

async function openClaim(): Promise<void> {
  await show({ path: `library.html#purchase=${newest}`, ...CHINESE });
  await page.waitForSelector(one('apply'));
  await page.click(one('apply'));
  await page.waitForSelector(one('claim'));
}

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3', site });
  inside = await chromium.openExtensionPage('builder.html');
  const easel = await chromium.browser.newPage();
  ({ newest } = await seed({ easel, inside, orders: SEED_ORDERS.slice(0, 3) }));
  await easel.close();
  page = await openStill(chromium);
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

describe('a claim, from a purchase to a statement', () => {
  it('begins at a purchase, with its reasons', async () => {
    await openClaim();
    expect(await page.$$eval('input[name="reason"]', (radios) => radios.length)).toBe(12);
    expect(await page.$(one('statement'))).toBeNull();
    await page.focus('#reason-wrong_amount');
    await page.keyboard.press('Space');
    await page.waitForSelector(one('statement-full'));
    // The choices are closed; whoever uses the keyboard goes on from there.
    await page.waitForFunction(() =>
      Boolean(document.activeElement?.querySelector(':scope > .claim-reasons')),
    );
  });

  it('ticks off what is there, and says how to get what is missing', async () => {
    const states = await page.$$eval(one('evidence-item'), (items) =>
      items.map((item) => `${item.getAttribute('data-item')} ${item.getAttribute('data-state')}`),
    );
    expect(states).toContain('order_no there');
    expect(states).toContain('amount_selected there');
    expect(states).toContain('balance_after missing');
    expect(await textOf('[data-item="balance_after"]')).toContain('打开钱包页');
    await page.click('[data-item="intended_amount"] button');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'answer-intended',
    );
  });

  it('says beside the field what cannot be meant, and keeps it', async () => {
    await type('answer-intended', '三块');
    expect(await textOf('.claim-problem')).toContain('金额');
    await page.reload();
    await page.waitForSelector(one('answer-intended'));
    expect(await valueOf('answer-intended')).toBe('三块');
    await type('answer-intended', '3');
    expect(await page.$('.claim-problem')).toBeNull();
  });

  it('works the amount out and writes it into the statement, in four languages', async () => {
    expect(await textOf('[data-ask="difference"]')).toContain('￥27.00');
    expect(await valueOf('statement-full')).toContain('原计划支付3.00元，实际支付30.00元');
    expect(await valueOf('statement-short')).toContain('申请退款27.00元');
    for (const [language, sentence] of [
      ['fr', 'Je demande le remboursement de 27,00 CNY.'],
      ['zh-TW', '申請退款'],
      ['en', 'I ask for a refund of CNY 27.00.'],
      ['zh-CN', '申请退款27.00元。'],
    ] as const) {
      await page.select(one('statement-language'), language);
      await page.waitForFunction(
        (selector: string, wanted: string) =>
          document.querySelector<HTMLTextAreaElement>(selector)?.value.includes(wanted) === true,
        {},
        one('statement-full'),
        sentence,
      );
    }
  });

  it('names a doubtful word beside the text, and keeps what the person wrote', async () => {
    await page.focus(one('statement-short'));
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.type(one('statement-short'), '你们是骗子');
    await page.waitForSelector(one('wording'));
    expect(await textOf(one('wording'))).toContain('骗子');
    await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
    await page.reload();
    await page.waitForSelector(one('statement-short'));
    expect(await valueOf('statement-short')).toContain('你们是骗子');
  });

  it('warns before a filing that could hurt, and knows where to file', async () => {
    await page.select(one('recipient'), 'heimao');
    await page.waitForSelector('[data-warning="public"]');
    expect(
      await page.$$eval(`${one('filing')} .claim-hint a`, (links) => links.map((link) => link.href)),
    ).toEqual(['https://tousu.sina.com.cn/']);
  });

  it('follows what became of it, and shows answers to a rejection', async () => {
    await type('application-no', 'TS-2026-7');
    const day = `${one('progress')} input[type="date"]`;
    const today = await page.$eval(day, (input) => (input as HTMLInputElement).value);
    await setDay(day, '2020-01-01');
    expect(await textOf(`${one('progress')} .claim-problem`)).toContain('早于');
    await page.click(one('add-status'));
    expect(await textOf(`${one('progress')} h3`)).toContain('草稿');
    await setDay(day, today);
    await page.select(one('new-status'), 'rejected');
    await page.click(one('add-status'));
    await page.waitForSelector('[data-testid="progress"][data-status="rejected"]');
    expect(await page.$eval('.claim-answers', (node) => node.hasAttribute('open'))).toBe(true);
    await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
  });

  it('takes back what was noted by mistake', async () => {
    expect(await page.$$eval(one('remove-entry'), (buttons) => buttons.length)).toBe(1);
    await page.click(one('remove-entry'));
    await page.click(one('remove-entry-confirm'));
    await page.waitForSelector('[data-testid="progress"][data-status="drafted"]');
    expect(await page.$(one('remove-entry'))).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H4');
    await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
  });

  it('is not begun a second time for the same purchase', async () => {
    await openClaim();
    expect(await valueOf('application-no')).toBe('TS-2026-7');
  });

  it.each([
    { theme: 'light', language: 'zh-CN', width: 360, height: 900 },
    { theme: 'dark', language: 'en', width: 1400, height: 900 },
  ] as const)('can be read by everybody: $width px, $theme, $language', async (look) => {
    const { hash } = new URL(page.url());
    await show({ path: `library.html${hash}`, ...look });
    await page.waitForSelector(one('statement-full'));
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });

  it('is listed, and is gone once it is deleted', async () => {
    await show({ path: 'library.html', ...CHINESE });
    await page.waitForSelector(one('claim-row'));
    await page.click(one('claim-row'));
    await page.waitForSelector(one('delete-claim'));
    await page.click(one('delete-claim'));
    await page.click(one('delete-claim-confirm'));
    await page.waitForSelector(one('purchase-detail'));
    expect(await textOf(one('apply'))).toContain('申请退款');
  });
});

/** As a hand does: what is dropped arrives as an event of the browser, with its files. */
async function drop(
  files: { name: string; text?: string; picture?: true; bytes?: number; of?: number[] }[],
): Promise<void> {
  await page.waitForSelector(one('attach-drop'));
  await page.evaluate(async (dropped) => {
    const transfer = new DataTransfer();
    for (const { name, text = '', picture, bytes, of } of dropped) {
      const canvas = new OffscreenCanvas(60, 40);
      canvas.getContext('2d')?.fillRect(5, 5, 20, 20);
      const made =
        of === undefined ? (bytes === undefined ? text : new Uint8Array(bytes)) : new Uint8Array(of);
      const content = picture === true ? await canvas.convertToBlob() : made;
      transfer.items.add(new File([content], name));
    }
    document
      .querySelector('[data-testid="attach-drop"]')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
}

const attached = (count: number) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-testid="attached-file"]').length === wanted,
    {},
    count,
  );

describe('files that a person adds to a purchase', () => {
  it('are kept, and each that cannot be added is named where it was dropped', async () => {
    await show({ path: `library.html#purchase=${newest}`, ...CHINESE });
    await drop([
      { name: '聊天.png', picture: true },
      { name: '空.png', text: '' },
      { name: '录像.mp4', bytes: 25_000_001 },
      { name: '假.pdf', text: 'MZ' },
      { name: '流水.pdf', text: '%PDF-1.7\n%%EOF' },
    ]);
    await attached(2);
    const problems = await page.$$eval('[data-problem]', (notes) =>
      notes.map((note) => note.getAttribute('data-problem')),
    );
    expect(problems).toEqual(['empty', 'too-large', 'wrong-type']);
    expect(await textOf(one('attached'))).toContain('你添加的，不是捕获');
    expect(await violations(page)).toEqual([]);
  });

  it('show the rows of a bill before one is kept', async () => {
    const [orderNo = ''] = /SP\d+/.exec((await textOf(one('purchase-detail'))) ?? '') ?? [];
    const rows = WECHAT_SHEET.map((row) =>
      row.map((cell) => (cell === 'KS202611211102446890127\t' ? `${orderNo}\t` : cell)),
    );
    await drop([{ name: '账单.xlsx', of: [...(await writeXlsx(rows))] }]);
    await page.waitForSelector(`${one('bill-row')}[data-sign="number"]`);
    expect(await violations(page)).toEqual([]);
    await page.click(one('keep-rows'));
    await attached(3);
  });

  it('are named as left out before something is masked', async () => {
    await page.click(one('mask'));
    await page.waitForSelector(one('mask-left-files'));
    expect(await textOf(one('mask-left-files'))).toContain('流水.pdf、账单.xlsx');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
  });

  it('go into the packet, which everybody can check', async () => {
    const before = readdirSync(chromium.downloads);
    await page.click(one('export'));
    await page.waitForSelector(`${one('export-result')}[data-status="saved"]`, { timeout: 60_000 });
    const saved = readdirSync(chromium.downloads).find((name) => !before.includes(name)) ?? '';
    const zip = join(chromium.downloads, saved);
    const report = await checkPacket(new Blob([readFileSync(zip)]));
    // The seeded ledger names no key of this browser; claim-packet.e2e.ts looks at whole verdicts.
    const faults = report.findings.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check);
    expect(faults.filter((check) => check !== 'ledger' && check !== 'signature')).toEqual([]);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'attachments', outcome: 'pass', detail: '3' }),
    );
    const packet = await unpack(zip, `${chromium.downloads}/added`);
    expect(checkWithStockTools(packet).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(checkPdfText(join(packet, 'data/report.pdf'), ['4200002618202611219035571846'])).toMatchObject({
      outcome: 'passed',
    });
  });
});
