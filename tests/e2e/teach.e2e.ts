import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { exportPacket, waitForPurchases } from './popup';
import { readStore } from './read-store';

const one = (testId: string) => `[data-testid="${testId}"]`;
const PAGE_URL = 'https://pay.star-river.example/result';
/** Of no system that is known: its labels are words that nobody else uses. */
const STRANGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>星河直播</title>
  <style>body { font: 16px sans-serif; margin: 40px } p { display: flex; gap: 24px }</style>
  <h1>星愿已送达</h1>
  <p><span>星河编号</span><b class="css-1x9zk2 star-no">XH20261121774401</b></p>
  <p><span>支付金额</span><b>￥68.00</b></p>
  <p><span>支付方式</span><b>支付宝</b></p></html>`;

let site: Site;
let chromium: LaunchedChromium;
let options: Page;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  site.answer(PAGE_URL, () => ({ body: STRANGE }));
});
afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function fill(path: string, value: string): Promise<void> {
  await options.click(`[data-path="${path}"]`, { count: 3 });
  await options.keyboard.press('Backspace');
  await options.type(`[data-path="${path}"]`, value);
}

it('learns a page of a system that nobody defined: point, try, save, captured by itself, packet', async () => {
  const started = Date.now();
  page = await chromium.browser.newPage();
  await page.goto(PAGE_URL);
  await wait(500);
  options = await chromium.openExtensionPage('options.html#platform=');
  await options.bringToFront();
  await options.waitForSelector(one('platform-editor'));
  expect((await readStore(options)).captures).toHaveLength(0);

  await fill('name.zh-CN', '星河直播');
  await fill('name.en', 'Star River');
  await fill('id', 'star-river');
  await options.waitForSelector('.hosts-open .link');
  await options.click('.hosts-open .link');

  await options.click('[data-pick=orderNo]');
  await page.waitForFunction(() => document.querySelector('html > div') !== null);
  const number = await page.$eval('.star-no', (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(number.x, number.y);
  await page.mouse.click(number.x, number.y);
  await wait(200);
  await page.keyboard.press('Enter');
  await options.waitForSelector('[data-path="fields.orderNo.0.label"]');
  expect(
    await options.$eval('[data-path="fields.orderNo.0.label"]', (box) => (box as HTMLInputElement).value),
  ).toBe('星河编号');

  await options.click('[data-add=stages]');
  await options.waitForSelector('[data-path="stages.0.texts"]');
  await options.type('[data-path="stages.0.texts"]', '星愿已送达');
  await options.keyboard.press('Tab');
  await options.click(one('try-it'));
  await options.waitForSelector(`${one('trial')} [data-field=orderNo]`);
  const trial = await options.$eval(one('trial'), (node) => node.textContent);
  expect(trial).toContain('XH20261121774401');
  expect(trial).toContain('支付成功');

  await options.click(one('save-platform'));
  await options.waitForFunction(() => document.querySelector('h1')?.textContent === '星河直播');
  await wait(500);
  await page.bringToFront();
  await page.reload();
  await page.waitForSelector('recharge-evidence-notice[data-status=captured]');
  const { captures, purchases } = await readStore(options);
  expect(captures).toMatchObject([
    { body: { platformId: 'star-river', stage: 'paid', trigger: 'recognized' } },
  ]);
  expect(purchases).toMatchObject([
    { orderNo: 'XH20261121774401', amount: { minor: 6800, currency: 'CNY' } },
  ]);

  // What a change of the definition would do to it, on the page that was saved.
  await options.bringToFront();
  await options.select('[data-path="stages.0.stage"]', 'order');
  await options.click(`${one('try-captures')} button`);
  await options.waitForSelector(`${one('try-captures')} .differences li`);
  const compared = await options.$eval(one('try-captures'), (node) => node.textContent);
  expect(compared).toContain('读了 1 份');
  expect(compared).toContain('支付成功');
  expect(compared).not.toContain('XH20261121774401');
  await page.bringToFront();

  const popup = await chromium.openPopup(page);
  await waitForPurchases(popup, 1);
  expect(await exportPacket(popup, chromium.downloads)).toMatch(/\.zip$/);
  expect(Date.now() - started).toBeLessThan(120_000);
});
