import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';

const RESULT =
  '<h1>支付成功</h1><dl><dt>订单号</dt><dd>NO20261121102412</dd><dt>实付金额</dt><dd>￥30.00</dd><dt>支付方式</dt><dd>支付宝</dd></dl>';
const NOTICE = 'recharge-evidence-notice[data-status=captured]';
/** Longer than any capture here takes. */
const NOTHING_HAPPENS_MS = 1500;

let site: Site;
let chromium: LaunchedChromium;
let options: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  options = await chromium.openExtensionPage('options.html');
  const shell = (inside: string) => `<!doctype html><meta charset="utf-8"><main>${inside}</main>`;
  site.answer('https://shop.example/result', () => ({ body: shell(RESULT) }));
  site.answer('https://pay.bank.example/result', () => ({ body: shell(RESULT) }));
  site.answer('https://portal.example/', () => ({ body: shell('<h1>今日天气</h1><p>全国迎来降温。</p>') }));
});
afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function open(url: string): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(url);
  return page;
}

async function capturesAfterAWhile(): Promise<number> {
  await wait(NOTHING_HAPPENS_MS);
  return (await readStore(options)).captures.length;
}

async function registered(): Promise<string[]> {
  return options.evaluate(async () => {
    const { scripting } = (globalThis as unknown as { chrome: ChromeScripting }).chrome;
    return (await scripting.getRegisteredContentScripts()).map(({ id }) => id);
  });
}

describe('a site that nobody configured', () => {
  it('is not looked at until the person says so', async () => {
    const page = await open('https://shop.example/result');
    expect(await capturesAfterAWhile()).toBe(0);
    expect(await registered()).toEqual([]);
    await page.close();
  });

  it('is captured by itself once the switch is on, by one watcher', async () => {
    await options.bringToFront();
    await options.click('[data-testid=any-site]');
    await expect.poll(registered, { timeout: 5000 }).toEqual(['any-site']);

    const page = await open('https://shop.example/result');
    await page.waitForSelector(NOTICE, { timeout: 8000 });
    await page.reload();
    expect(await capturesAfterAWhile()).toBe(1);
    expect((await readStore(options)).purchases).toMatchObject([
      { orderNo: 'NO20261121102412', amount: { minor: 3000, currency: 'CNY' }, channel: '支付宝' },
    ]);
    await page.close();
  });

  it('is captured where the result comes long after the page', async () => {
    const page = await open('https://portal.example/');
    await wait(500);
    await page.$eval(
      'main',
      (main, html) => {
        main.innerHTML = html;
      },
      RESULT.replace('NO20261121102412', 'NO20261121102413'),
    );
    await page.waitForSelector(NOTICE, { timeout: 8000 });
    await page.close();
  });

  it('meets no second watcher where a platform has its own', async () => {
    const before = (await readStore(options)).captures.length;
    const page = await open(site.show('douyin/paid'));
    await page.waitForSelector(NOTICE, { timeout: 8000 });
    expect(await capturesAfterAWhile()).toBe(before + 1);
    await page.close();
  });

  it('is left alone where the person excluded its host', async () => {
    await options.bringToFront();
    await options.type('[data-testid=excluded-hosts] input', 'https://bank.example/login');
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-testid=excluded-hosts] li');
    await wait(300);
    const before = (await readStore(options)).captures.length;
    await options.type('[data-testid=excluded-hosts] input', 'kuaishoupay.com');
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-testid=excluded-hosts] li:nth-child(2)');
    const page = await open('https://pay.bank.example/result');
    const platform = await open(site.show('kuaishou/paid'));
    expect(await capturesAfterAWhile()).toBe(before);
    await page.close();
    await platform.close();
  });

  it('is left alone again once the switch is off', async () => {
    await options.bringToFront();
    await options.click('[data-testid=any-site]');
    await expect.poll(registered, { timeout: 5000 }).toEqual([]);
    site.answer('https://shop.example/other', () => ({
      body: `<!doctype html><meta charset="utf-8">${RESULT.replace('NO2026', 'NO3026')}`,
    }));
    const before = (await readStore(options)).captures.length;
    const page = await open('https://shop.example/other');
    expect(await capturesAfterAWhile()).toBe(before);
    await page.close();
  });
});

interface ChromeScripting {
  scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
}
