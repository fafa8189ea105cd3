import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { SEED_ORDERS } from '../ui/orders';
import { seed } from '../ui/seed';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { checkPdfText } from './stock-tools';
import { unpack } from './unpack';

let site: Site;
let chromium: LaunchedChromium;
let folder: string;
let page: Page;

const one = (testId: string) => `[data-testid="${testId}"]`;
const address = (path: string) => `chrome-extension://${chromium.extensionId}/${path}`;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-follow-up-'));
  page = await chromium.openExtensionPage('builder.html');
  const easel = await chromium.browser.newPage();
  await seed({ easel, inside: page, orders: SEED_ORDERS.slice(0, 2) });
  await easel.close();
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Presses something that opens the library in a tab of its own, and goes on there. */
async function followTo(press: () => Promise<void>): Promise<void> {
  const opened = chromium.browser.waitForTarget((target) => target.url().includes('library.html#claim='));
  await press();
  const claim = await (await opened).page();
  if (claim === null) throw new Error('no tab');
  page = claim;
  await page.waitForSelector(one('claim'));
}

async function exported(name: string): Promise<string> {
  const before = readdirSync(chromium.downloads);
  await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
  await page.click(one('export-claim'));
  await page.waitForSelector(`${one('export-result')}[data-status="saved"]`, { timeout: 90_000 });
  await page.click(`${one('export-result')} .icon-button`);
  const saved = readdirSync(chromium.downloads).find((file) => !before.includes(file)) ?? '';
  return unpack(join(chromium.downloads, saved), join(folder, name));
}

async function note(status: string, words: string): Promise<void> {
  await page.select(one('new-status'), status);
  if (words !== '') await page.type(`${one('progress')} textarea`, words);
  await page.click(one('add-status'));
  await page.waitForSelector(`${one('progress')}[data-status="${status}"]`);
}

describe('what follows a claim', () => {
  it('begins in the popup, for what is chosen there', async () => {
    await page.goto(address('popup.html'));
    await page.waitForSelector(`${one('apply-chosen')}:not(:disabled)`);
    await followTo(() => page.click(one('apply-chosen')));
    await page.click('#reason-mis_recharge');
    await page.waitForSelector(one('recipient'));
    await page.select(one('recipient'), 'douyin');
    expect(existsSync(join(await exported('first'), 'data/submit/douyin/changes.txt'))).toBe(false);
  });

  it('answers a rejection with a second packet that says what is new in it', async () => {
    await note('submitted', '');
    await note('rejected', '证据不足 <b>');
    await page.type(one('answer-bought'), '300');
    await page.type(one('answer-unspent'), '100');
    const packet = await exported('second');
    const changes = readFileSync(join(packet, 'data/submit/douyin/changes.txt'), 'utf8');
    expect(changes).toContain('第 2 版，与第 1 版相比的变化');
    expect(changes).toContain('被驳回: 证据不足 <b>');
    expect(changes).toContain('申请金额：￥30.00 → ￥10.00');
    expect(changes).toContain('申请书有改动');
    expect(changes).toContain('Version 2');
    const pdf = checkPdfText(join(packet, 'data/submit/douyin/application.pdf'), ['第 2 版', '￥10.00']);
    expect(pdf.outcome).not.toBe('failed');
    expect(readFileSync(join(packet, 'data/report.html'), 'utf8')).toContain('第 2 版');
  });

  it('is told of by the device before a last day, once that is switched on', async () => {
    const day = await bringNear(page, 3);
    expect(await page.$eval(one('reminders'), (input) => (input as HTMLInputElement).checked)).toBe(false);
    await page.click(one('reminders'));
    await page.waitForFunction(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { notifications: { getAll(): Promise<object> } };
      };
      return Object.keys(await chrome.notifications.getAll()).length === 1;
    });
    await page.goto(address('popup.html'));
    await page.waitForSelector(one('claim-date'));
    const line = await page.$eval(one('claim-date'), (node) => node.textContent);
    expect(line).toContain(`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`);
    expect(line).toContain('还有 3 天');
    expect(await violations(page)).toEqual([]);
    await followTo(() => page.click(one('claim-date')));
  });
});

/** As if days had passed: the claim's next date is so many days away. Returns it. */
function bringNear(inside: Page, days: number): Promise<string> {
  return inside.evaluate(async (left) => {
    const day = new Date(Date.now() + 8 * 3_600_000 + left * 86_400_000).toISOString().slice(0, 10);
    const open = indexedDB.open('recharge-evidence');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const claims = open.result.transaction('claims', 'readwrite').objectStore('claims');
    const all = claims.getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    const [claim] = all.result as object[];
    const put = claims.put({ ...claim, nextDeadline: { rule: 'mistake90', day } });
    await new Promise((resolve) => {
      put.onsuccess = resolve;
    });
    open.result.close();
    return day;
  }, days);
}
