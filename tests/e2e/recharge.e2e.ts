import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { savePage } from './popup';
import { readStore } from './read-store';

const NOTICE = 'recharge-evidence-notice[data-status=captured]';

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;

async function start(build: 'chrome-mv3' | 'chrome-mv3-test') {
  site = await startSite();
  chromium = await launchChromium({ build, site });
  inside = await chromium.openExtensionPage('options.html');
}

async function stop() {
  await chromium.close();
  await site.close();
}

/** Opens a page and waits for its capture. */
async function visit(fixture: string, from?: Page): Promise<Page> {
  const page = from ?? (await chromium.browser.newPage());
  await page.bringToFront();
  await page.goto(site.show(fixture));
  await page.waitForSelector(NOTICE, { timeout: 8000 });
  return page;
}

describe('a recharge in Chromium, with screenshots allowed', () => {
  beforeAll(() => start('chrome-mv3-test'));
  afterAll(stop);

  it('is captured by itself from the offer to the result, as one purchase', async () => {
    const page = await visit('douyin/pay');
    await visit('douyin/cashdesk', page);
    await visit('douyin/paid', page);

    const { purchases, captures } = await readStore(inside);
    expect(purchases).toHaveLength(1);
    expect(purchases[0]).toMatchObject({
      platformId: 'douyin',
      stages: ['offer', 'cashier', 'paid'],
      orderNo: 'SP2026112110241207184236905512',
      amount: { minor: 3000, currency: 'CNY' },
      channel: '支付宝',
      paidAt: '2026-11-21T10:25:03',
      missing: [],
    });
    for (const capture of captures.filter(({ body }) => body.trigger === 'recognized')) {
      expect(capture.body.picture).toMatchObject({ method: 'screenshot', reason: null });
      expect(capture.body.checks).toMatchObject({
        stable: true,
        tabActiveBefore: true,
        tabActiveAfter: true,
      });
      expect(capture.seq).not.toBeNull();
    }
  });

  it('is not captured again by a reload or by a page that draws itself anew', async () => {
    const page = (await chromium.browser.pages()).find((one) => one.url().includes('/cashdesk/result'));
    if (page === undefined) throw new Error('the paid page is gone');
    const before = (await readStore(inside)).captures.length;
    await page.bringToFront();
    await page.reload();
    await page.evaluate(async () => {
      for (let round = 0; round < 5; round += 1) {
        document.body.append(document.body.firstElementChild ?? '');
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    });
    await wait(1000);
    expect((await readStore(inside)).captures).toHaveLength(before);
  });

  it('is captured where its result fades in or shows for a third of a second', async () => {
    const result = (orderNo: string) =>
      `<h1>支付成功</h1><dl><dt>订单号</dt><dd>${orderNo}</dd><dt>实付金额</dt><dd>￥6.00</dd></dl>`;
    const url = 'https://tp-pay.snssdk.com/cashdesk/toast';
    site.answer(url, () => ({
      body: '<!doctype html><meta charset="utf-8"><main style="opacity:0;transition:opacity 300ms"></main>',
    }));
    const page = await chromium.browser.newPage();
    await page.goto(url);
    await page.$eval('main', fadeIn, result('SP2026112110241207184236900001'));
    await page.waitForSelector(NOTICE);
    await page.$eval('main', flash, result('SP2026112110241207184236900002'));
    await expect
      .poll(async () => (await readStore(inside)).purchases.map(({ orderNo }) => orderNo), { timeout: 5000 })
      .toEqual(expect.arrayContaining(['SP2026112110241207184236900001', 'SP2026112110241207184236900002']));
    await page.close();
  });

  it('counts the captures on its button', async () => {
    const texts = await inside.evaluate(async () => {
      const { tabs, action } = (globalThis as unknown as { chrome: ChromeBadge }).chrome;
      const open = await tabs.query({ url: 'https://tp-pay.snssdk.com/*' });
      return Promise.all(open.map((tab) => action.getBadgeText({ tabId: tab.id })));
    });
    // Offer, cashier, result; and the agreement that the offer links to.
    expect(texts).toContain('4');
  });

  it('stores no typed card number or code, no hidden value and no secret of the address', async () => {
    const { files, captures } = await readStore(inside);
    const cashdesk = site.show('douyin/cashdesk');
    const typed = await chromium.browser.newPage();
    await typed.goto(cashdesk);
    const secrets = await typed.$$eval('input', (inputs) =>
      inputs
        .filter((input) => ['text', 'tel', 'password', 'hidden', 'number'].includes(input.type))
        .map((input) => input.value),
    );
    const telling = secrets.filter((secret) => secret.length >= 3);
    expect(telling.length).toBeGreaterThan(0);
    // As a word of its own, and not in records of hashes and boxes: three digits stand in any of those by chance.
    const pages = Object.entries(files).filter(([path]) => /page\.(html|txt)$/.test(path));
    const read = captures.flatMap(({ fields }) => fields.flatMap(({ raw, value }) => [raw, value]));
    const everything = [...pages.map(([, content]) => content), ...read].join('\n');
    for (const secret of telling)
      expect(everything).not.toMatch(new RegExp(`\\b${secret.replaceAll(' ', '\\s?')}\\b`));
    await typed.close();
  });

  it('makes no request of its own but for the agreement beside the pay button, once', async () => {
    const own = site.requests.filter((request) => request.origin?.startsWith('chrome-extension') ?? false);
    expect(own).toEqual([]);
    const agreements = site.requests.filter(({ path }) => path.startsWith('/draft/douyin_agreement/'));
    expect(agreements).toMatchObject([{ method: 'GET', cookie: null }]);
    const others = site.requests.filter(({ fixture }) => fixture === null);
    expect(others.filter(({ path }) => !/^\/(draft\/douyin_agreement|cashdesk\/toast)/.test(path))).toEqual(
      [],
    );
    const hosts = new Set(site.requests.map((request) => request.host));
    expect([...hosts].filter((host) => !/douyin|snssdk|bytedance/.test(host))).toEqual([]);
  });
});

describe('what the person switched off', () => {
  beforeAll(() => start('chrome-mv3-test'));
  afterAll(stop);

  it('keeps the notice off the page and captures all the same', async () => {
    await inside.evaluate(changeSettings, { notice: false });
    const page = await chromium.browser.newPage();
    await page.goto(site.show('douyin/paid'));
    await expect.poll(async () => (await readStore(inside)).captures.length, { timeout: 8000 }).toBe(1);
    expect(await page.$('recharge-evidence-notice')).toBeNull();
  });

  it('leaves the pages of a platform alone', async () => {
    await inside.evaluate(changeSettings, { notice: true, disabledPlatforms: ['kuaishou'] });
    const page = await chromium.browser.newPage();
    await page.goto(site.show('kuaishou/paid'));
    await wait(1500);
    expect((await readStore(inside)).captures).toHaveLength(1);
  });

  it('never fails because of a broken definition that somebody added', async () => {
    const broken = { id: 'broken', matches: ['((('], stages: 'x' };
    await inside.evaluate(changeSettings, { customPlatforms: [broken, null, { id: 7 }] });
    await visit('kuaishou/paid');
    expect((await readStore(inside)).captures).toHaveLength(2);
  });
});

describe('a recharge in Chromium, with the permissions of a fresh installation', () => {
  beforeAll(() => start('chrome-mv3'));
  afterAll(stop);

  it('is kept with a redrawn picture that is never called a screenshot', async () => {
    await visit('douyin/paid');
    const { captures } = await readStore(inside);
    expect(captures).toHaveLength(1);
    expect(captures[0]?.body.picture).toMatchObject({
      method: 'rendered',
      reason: 'no permission for screenshots',
    });
    expect(captures[0]?.body.files.map((file) => file.path)).toContain('rendered-001.png');
  });

  it('is redrawn where its colors are new to the renderer', async () => {
    const url = 'https://tp-pay.snssdk.com/cashdesk/colors';
    site.answer(url, () => ({
      body: '<!doctype html><meta charset="utf-8"><body style="background:oklch(70% 0.1 200);color:color-mix(in oklab, red, blue)"><h1>支付成功</h1><p>订单号：SP2026112110241207184236900077</p><p>实付金额：￥6.00</p>',
    }));
    const page = await chromium.browser.newPage();
    await page.goto(url);
    await page.waitForSelector(NOTICE);
    const { captures } = await readStore(inside);
    const capture = captures.find(({ body }) => body.url === url);
    expect(capture?.body.picture).toMatchObject({
      method: 'rendered',
      reason: 'no permission for screenshots',
    });
    await page.close();
  });

  it('saves a page of a site that nobody configured from the popup, with real pixels', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(site.show('boosting-shop/order'));
    await wait(500);
    expect(
      (await readStore(inside)).captures.filter((capture) => capture.body.url.includes('dianzan')),
    ).toEqual([]);

    const popup = await chromium.openPopup(page);
    await savePage(popup);
    await page.waitForSelector(NOTICE);
    const { captures } = await readStore(inside);
    const saved = captures.find((capture) => capture.body.trigger === 'user');
    expect(saved?.body).toMatchObject({ platformId: null, picture: { method: 'screenshot' } });
    expect(saved?.fields.find((field) => field.name === 'orderNo')?.value).toMatch(/\d{10,}/);
  });

  it('says what it may and may not do', async () => {
    const permissions = await inside.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { permissions: { getAll(): Promise<{ origins: string[]; permissions: string[] }> } };
        }
      ).chrome.permissions.getAll(),
    );
    expect(permissions.origins).not.toContain('<all_urls>');
    expect(permissions.permissions).not.toContain('tabs');
  });
});

interface ChromeBadge {
  tabs: { query(query: object): Promise<{ id: number }[]> };
  action: { getBadgeText(details: object): Promise<string> };
}

/** Runs in a page of the extension. */
async function changeSettings(settings: object): Promise<void> {
  const { storage } = (
    globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }
  ).chrome;
  await storage.local.set({ settings });
}

/** Run in the page: a result that grows out of nothing, and one that stands for 300 ms. */
function fadeIn(main: Element, html: string): void {
  main.innerHTML = html;
  requestAnimationFrame(() => main.setAttribute('style', 'opacity:1;transition:opacity 300ms'));
}
function flash(main: Element, html: string): void {
  main.innerHTML = html;
  setTimeout(() => main.replaceChildren(), 300);
}
