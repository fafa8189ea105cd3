import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { startSite, type Site } from '../site/start-site';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { exportPacket, savePage, selectPurchases, waitForPurchases } from './popup';
import { unpack } from './unpack';

const ORDER = 'https://likes.example/orders/77';
const one = (testId: string) => `[data-testid="${testId}"]`;

let site: Site;
let chromium: LaunchedChromium;
let library: Page;
let delivered = 120;

beforeAll(async () => {
  site = await startSite();
  site.answer(ORDER, () => ({
    body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>订单详情</title><body><h1>订单详情</h1>
<p>订单号：DZ20261121150012345</p><p>实付金额：￥68.00</p><p>支付方式：支付宝</p><p>支付时间：2026-11-21 10:25:03</p>
<p>下单数量：1000</p><p>已完成：${delivered}</p></body></html>`,
  }));
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

/** As if so many hours had passed. */
async function comeDue(): Promise<void> {
  await library.evaluate(makeDue);
  const worker = await chromium.worker();
  await worker.evaluate(() => {
    const { alarms } = (
      globalThis as unknown as { chrome: { alarms: { create(name: string, info: object): Promise<void> } } }
    ).chrome;
    // Extensions that are not packed may be woken at once.
    return alarms.create('followed-pages', { when: Date.now() });
  });
}

const rows = () =>
  library.$$eval(`${one('progress-table')} tbody tr td:nth-child(2)`, (cells) =>
    cells.map(({ textContent }) => textContent),
  );
const outcome = () =>
  library.$eval(`${one('followed')} output`, (status) => status.getAttribute('data-outcome'));

describe('a promise of 1000 likes', () => {
  it('is followed on a schedule, drawn, and goes into the packet', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(ORDER);
    const popup = await chromium.openPopup(page);
    await savePage(popup);
    await waitForCapture(page);
    const [purchaseId = ''] = await waitForPurchases(popup, 1);
    await popup.close();

    library = await chromium.openExtensionPage(`library.html#purchase=${purchaseId}`);
    await library.waitForSelector(one('follow'));
    expect(await rows()).toEqual(['120']);
    await library.click(`${one('follow')} summary`);
    await library.select(one('follow-every'), '1');
    delivered = 350;
    await library.click(one('follow-begin'));
    await expect.poll(rows, { timeout: 20_000 }).toEqual(['120', '350']);

    delivered = 600;
    await comeDue();
    await expect.poll(rows, { timeout: 20_000 }).toEqual(['120', '350', '600']);
    expect(await outcome()).toBe('captured');
    expect(await library.$eval(`${one('progress')} figcaption`, (node) => node.textContent)).toContain(
      '承诺 1000，最近一次留证时已到 600（60%）',
    );
    expect(await library.$$('.progress-plot circle')).toHaveLength(3);
    expect(await violations(library)).toEqual([]);

    // Open nowhere: nothing is opened behind the person's back, and that is told.
    await page.close();
    await comeDue();
    await expect.poll(outcome, { timeout: 20_000 }).toBe('not-open');
    expect(await rows()).toHaveLength(3);

    // Where they allowed it, it is opened behind the others, recorded, and closed.
    await library.click(one('follow-end'));
    await library.waitForSelector(one('follow'));
    await library.click(`${one('follow')} summary`);
    await library.click(one('follow-open'));
    delivered = 640;
    await library.click(one('follow-begin'));
    await expect.poll(rows, { timeout: 20_000 }).toEqual(['120', '350', '600', '640']);
    const pages = await chromium.browser.pages();
    expect(pages.filter((open) => open.url() === ORDER)).toEqual([]);
  });

  it('stands in the packet as numbers, as a drawing and in words', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(ORDER);
    const popup = await chromium.openPopup(page);
    await selectPurchases(popup, await waitForPurchases(popup, 1));
    const zip = await exportPacket(popup, chromium.downloads);
    const folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-progress-'));
    const packet = await unpack(zip, folder);
    const csv = readFileSync(join(packet, 'data/progress.csv'), 'utf8');
    expect(csv.split('\r\n').map((line) => line.split('","').slice(2, 4))).toMatchObject([
      [expect.stringContaining('Promised'), expect.stringContaining('Delivered')],
      ['1000', '120'],
      ['1000', '350'],
      ['1000', '600'],
      ['1000', '640'],
      [],
    ]);
    const report = readFileSync(join(packet, 'data/report.html'), 'utf8');
    expect(report.match(/<circle /g)).toHaveLength(4);
    expect(report).toContain('承诺 1000，最近一次留证时已到 640（64%）');
    expect(await checkPacket(new Blob([readFileSync(zip)]))).toMatchObject({ verdict: 'intact' });
    rmSync(folder, { recursive: true });
    await popup.close();
    await page.close();
  });
});

/** Runs in a page of the extension: every followed page is due. */
async function makeDue(): Promise<void> {
  const open = indexedDB.open('recharge-evidence');
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const marks = database.transaction('marks', 'readwrite').objectStore('marks');
  await new Promise<void>((resolve) => {
    const request = marks.get('follows');
    request.onsuccess = () => {
      const { name, value } = request.result as { name: string; value: { nextAt: number }[] };
      marks.put({ name, value: value.map((follow) => ({ ...follow, nextAt: 0 })) }).onsuccess = () =>
        resolve();
    };
  });
  database.close();
}
