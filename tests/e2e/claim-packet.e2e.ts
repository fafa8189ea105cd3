import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEADLINE_RULES, reasonFacts, RECIPIENT_FACTS } from '../../lib/claim/facts';
import { checkPacket } from '../../lib/flow/check-packet';
import type { RecipientId } from '../../lib/model/claim-facts';
import claimWords from '../../lib/text/claim/zh-CN.json';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { followPages, waitForCapture } from './play-purchase';
import { checkPdfText, checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

let site: Site;
let chromium: LaunchedChromium;
let folder: string;
let library: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-claim-'));
  const page = await chromium.browser.newPage();
  await followPages(page, site, ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'], () => waitForCapture(page));
  await followPages(page, site, ['kuaishou/pay', 'kuaishou/cashier', 'kuaishou/paid'], () =>
    waitForCapture(page),
  );
  library = await chromium.openExtensionPage('library.html');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const one = (testId: string) => `[data-testid="${testId}"]`;

/** Fills the claim of a purchase in, as a person does, and exports it; returns the packet's folder and the saved zip. */
async function claimPacket(
  orderNo: string,
  reason: string,
  answers: Record<string, string>,
  recipient: RecipientId,
): Promise<{ packet: string; zip: string }> {
  await library.goto(`chrome-extension://${chromium.extensionId}/library.html`);
  await library.reload();
  await library.waitForSelector(one('search'));
  await library.type(one('search'), orderNo);
  await library.waitForFunction(() => document.querySelectorAll('[data-testid="purchase"]').length === 1);
  await library.click('.purchase-open');
  await library.waitForSelector(one('apply'));
  await library.click(one('apply'));
  await library.waitForSelector(`#reason-${reason}`);
  await library.$eval('.claim-reasons', (node) => node.setAttribute('open', ''));
  await library.click(`#reason-${reason}`);
  await library.waitForSelector(one('recipient'));
  for (const [name, typed] of Object.entries(answers)) {
    await library.click(one(`answer-${name}`), { count: 3 });
    await library.keyboard.press('Backspace');
    await library.type(one(`answer-${name}`), typed);
  }
  await library.select(one('recipient'), recipient);
  await library.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
  const before = readdirSync(chromium.downloads);
  await library.click(one('export-claim'));
  const result = await library.waitForSelector(one('export-result'), { timeout: 90_000 });
  expect(await result?.evaluate((node) => node.getAttribute('data-status'))).toBe('saved');
  const saved = readdirSync(chromium.downloads).find((file) => !before.includes(file)) ?? '';
  const zip = join(chromium.downloads, saved);
  return { packet: await unpack(zip, join(folder, reason)), zip };
}

const CASES = [
  {
    reason: 'mis_recharge',
    fixture: 'douyin/paid',
    answers: { bought: '300', unspent: '120', unit: '抖币', what: '点选时误按了确认' },
    recipient: 'douyin',
    asked: /申请退款\d+\.\d\d元/,
  },
  {
    reason: 'wrong_amount',
    fixture: 'kuaishou/paid',
    answers: { intended: '1' },
    recipient: 'wechat-pay',
    asked: /原计划支付1\.00元，实际支付\d+\.\d\d元/,
  },
  {
    reason: 'not_as_agreed',
    fixture: 'douyin/paid',
    answers: { promised: '1000', delivered: '600', unit: '个' },
    recipient: '12315',
    asked: /承诺数量1000个。[\s\S]*缺少400个/,
  },
] as const;

describe.each(CASES)('a claim for $reason', ({ reason, fixture, answers, recipient, asked }) => {
  let packet: string;
  let zip: string;
  const orderNo = () => site.fixture(fixture).page.shows?.orderNo ?? '';
  const read = (path: string) => readFileSync(join(packet, 'data', path), 'utf8');

  it('becomes a packet that everybody can check', async () => {
    ({ packet, zip } = await claimPacket(orderNo(), reason, answers, recipient));
    // A ledger that is shown in part has proofs instead of one chain; our checker reads them below.
    const isPart = existsSync(join(packet, 'data/inclusion.json'));
    const failed = checkWithStockTools(packet).filter(
      ({ name, outcome }) => outcome === 'failed' && !(isPart && name === 'ledger chain'),
    );
    expect(failed).toEqual([]);
    expect(await checkPacket(new Blob([readFileSync(zip)]))).toMatchObject({ verdict: 'intact' });
  });

  it('states the order and what is asked, in full, in short and in the PDFs', () => {
    expect(read('statement.txt')).toContain(orderNo());
    expect(read('statement.txt')).toMatch(asked);
    expect(read(`submit/${recipient}/text.txt`).trimEnd().length).toBeLessThanOrEqual(200);
    for (const pdf of ['statement.pdf', 'report.pdf']) {
      expect(checkPdfText(join(packet, 'data', pdf), [orderNo()]).outcome).not.toBe('failed');
    }
  });

  it('lists every item and last day that the facts name for it', () => {
    const checklist = read(`submit/${recipient}/checklist.txt`);
    for (const id of Object.values(reasonFacts(reason).evidence).flat()) {
      expect(checklist).toContain(claimWords[`evidence.${id}`]);
    }
    const rules = DEADLINE_RULES.filter(
      (rule) => rule.kind === 'act' && rule.from === 'known' && (rule.reasons?.includes(reason) ?? true),
    );
    for (const { id } of rules) {
      const [words = ''] = claimWords[`deadline.${id}` as keyof typeof claimWords].split('：');
      expect(checklist).toContain(words);
    }
    expect(checklist.match(/^\d{4}-\d\d-\d\d {2}/gm)?.length).toBeGreaterThanOrEqual(rules.length);
  });

  it('keeps every file under what the recipient takes', () => {
    const limits = RECIPIENT_FACTS.find(({ id }) => id === recipient)?.limits;
    const files = readdirSync(join(packet, 'data/submit', recipient));
    expect(files.filter((name) => name.endsWith('.jpg')).length).toBeGreaterThan(0);
    for (const name of files) {
      const most = name.endsWith('.jpg') ? limits?.imageBytes : (limits?.pdfBytes ?? 20_000);
      expect(statSync(join(packet, 'data/submit', recipient, name)).size).toBeLessThanOrEqual(most ?? 0);
    }
  });
});
