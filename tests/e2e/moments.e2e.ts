import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from '../../lib/model/capture';
import { orderOf, RACE_URL, raceColor, racePage, showResult } from '../races/race-page';
import { readColors } from '../races/read-colors';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { readStore } from './read-store';

/** Moments in which a picture is hard to get, and easily one of something else. */
describe('a paid page', () => {
  let site: Site;
  let chromium: LaunchedChromium;
  let inside: Page;
  let page: Page;
  let number = 0;

  beforeAll(async () => {
    site = await startSite();
    chromium = await launchChromium({ build: 'chrome-mv3-test', site });
    inside = await chromium.openExtensionPage('options.html');
  });

  afterEach(async () => {
    if (!page.isClosed()) await page.close();
  });

  afterAll(async () => {
    await chromium.close();
    await site.close();
  });

  /** Opens a page of this test's own color that waits for its result. */
  async function open(): Promise<Page> {
    number += 1;
    site.answer(`${RACE_URL}/${number}`, () => ({ body: racePage(raceColor(number), '') }));
    page = await chromium.browser.newPage();
    await page.goto(`${RACE_URL}/${number}`);
    return page;
  }

  async function capturesOf(orderNo = orderOf(number)): Promise<Capture[]> {
    const { captures } = await readStore(inside);
    return captures.filter(({ fields }) => fields.some(({ value }) => value === orderNo));
  }

  /** Waits for this many sealed captures of the newest page's order. */
  async function sealed(count: number): Promise<Capture[]> {
    await expect
      .poll(async () => (await capturesOf()).filter(({ state }) => state === 'sealed').length, {
        timeout: 15_000,
      })
      .toBe(count);
    return capturesOf();
  }

  it('in a tab that nobody looks at is redrawn, and photographed once it is shown', async () => {
    await open();
    await inside.bringToFront();
    await page.evaluate((orderNo) => {
      // No frame is painted here, so nobody waits for one.
      const main = document.querySelector('main');
      if (main !== null)
        main.innerHTML = `<h1>支付成功</h1><p>订单号：${orderNo}</p><p>实付金额：￥6.00</p><p>支付方式：支付宝</p>`;
    }, orderOf(number));
    const [redrawn] = await sealed(1);
    expect(redrawn?.body.picture).toMatchObject({
      method: 'rendered',
      reason: 'the tab was not the one its window showed',
    });

    await page.bringToFront();
    const shown = (await sealed(2)).find(({ id }) => id !== redrawn?.id);
    expect(shown?.body.picture).toMatchObject({ method: 'screenshot', reason: null });
    expect((await readColors(inside))[`${shown?.id}/screen-001.png`]).toBe(raceColor(number));
  });

  it('that left while its picture waited for its turn is never pictured as what came after', async () => {
    await open();
    site.answer('https://shop.example/back', () => ({ body: racePage('#00ffff', '欢迎回来') }));
    // Two pictures use up what the browser allows in a second.
    await page.evaluate(showResult, orderOf(9001));
    await waitForCapture(page);
    await page.evaluate(showResult, orderOf(9002));
    await expect.poll(async () => (await capturesOf(orderOf(9002))).length).toBe(1);
    await page.evaluate(showResult, orderOf(number));
    await expect.poll(async () => (await capturesOf()).length, { interval: 20 }).toBe(1);
    await page.goto('https://shop.example/back');
    const [capture] = await sealed(1);
    const colors = await readColors(inside);
    for (const file of capture?.body.files.filter(({ type }) => type === 'image/png') ?? [])
      expect(colors[`${capture?.id}/${file.path}`]).toBe(raceColor(number));
    if (capture?.body.picture.method === 'none') expect(capture.body.picture.reason).toMatch(/moved|closed/);
  });

  it('gets its picture however many there are in a second', async () => {
    await open();
    const orders = [7001, 7002, 7003, 7004].map(orderOf);
    for (const orderNo of orders) {
      await page.evaluate(showResult, orderNo);
      await wait(220);
    }
    for (const orderNo of orders) {
      await expect
        .poll(async () => (await capturesOf(orderNo)).map(({ state }) => state), { timeout: 15_000 })
        .toEqual(['sealed']);
      const [capture] = await capturesOf(orderNo);
      expect(capture?.body.picture).toMatchObject({ method: 'screenshot', reason: null });
    }
  });

  it('is caught where it stands for 300 ms, and everything around it changes in every frame', async () => {
    await open();
    await page.evaluate(() => {
      const ticker = document.body.appendChild(document.createElement('p'));
      const change = (frame: number) => {
        ticker.textContent = `${frame} 人在看`;
        requestAnimationFrame(() => change(frame + 1));
      };
      change(0);
    });
    await wait(500);
    await page.evaluate(showResult, orderOf(number));
    await wait(300);
    await page.evaluate(() => document.querySelector('main')?.replaceChildren());
    await sealed(1);
  });

  it('is caught where it stands for 300 ms on a page that spoke of no payment before', async () => {
    const feed = 'https://www.douyin.com/pay/discover';
    site.answer(feed, () => ({ body: '<!doctype html><meta charset="utf-8"><main>小鹿的一天</main>' }));
    page = await chromium.browser.newPage();
    await page.goto(feed);
    await wait(500);
    // Until then nothing of the watcher has run there.
    expect(await inside.evaluate(isWatched, feed)).toBe(false);
    number += 1;
    await page.evaluate(showResult, orderOf(number));
    await wait(300);
    await page.evaluate(() => document.querySelector('main')?.replaceChildren());
    await sealed(1);
    expect(await inside.evaluate(isWatched, feed)).toBe(true);
  });

  it.each([0.5, 0.8, 1.25, 2])('at a zoom of %s has its values boxed where they are', async (zoom) => {
    await open();
    await inside.evaluate(zoomTab, page.url(), zoom);
    await wait(300);
    await page.addStyleTag({ content: 'dd:first-of-type{background:#00a000;color:#00a000;margin:0}' });
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.zoom).toBeCloseTo(zoom);
    const box = capture?.fields.find(({ name }) => name === 'orderNo')?.box;
    expect(box).toBeTruthy();
    const path = `${capture?.id}/${capture?.body.files.find(({ type }) => type === 'image/png')?.path}`;
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
    const middle = { x: x + width / 2, y: y + height / 2 };
    const colors = await readColors(inside, middle);
    const outside = await readColors(inside, { x: x + width / 2, y: y + height * 4 });
    // Zoomed pages come a shade off.
    expect(colors[path]).toMatch(/^#0[0-3](9[d-f]|a[0-3])0[0-3]$/);
    expect(outside[path]).not.toBe(colors[path]);
    await inside.evaluate(zoomTab, page.url(), 1);
  });

  it('of 60,000 px is pictured as far as it is seen', async () => {
    await open();
    await page.addStyleTag({ content: 'body::after{content:"";display:block;height:60000px}' });
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    const picture = capture?.body.files.find(({ path }) => path === 'screen-001.png');
    const { width = 0, height = 0 } = capture?.body.view ?? {};
    // A scroll bar is drawn, but takes no room from the view's numbers.
    expect(picture?.height).toBe(height);
    expect(picture?.width).toBe(width);
    expect((await readColors(inside))[`${capture?.id}/screen-001.png`]).toBe(raceColor(number));
  });

  it('sends no picture in a message: the largest is a few kB of text', async () => {
    await open();
    await inside.evaluate(listenIn);
    await page.evaluate(showResult, orderOf(number));
    await sealed(1);
    const heard = await inside.evaluate(() => (globalThis as Heard).heardMessages ?? []);
    expect(heard.length).toBeGreaterThan(0);
    expect(Math.max(...heard)).toBeLessThan(64_000);
  });

  it('leaves no database with the site, and the browser must not evict ours', async () => {
    await open();
    await page.evaluate(showResult, orderOf(number));
    await waitForCapture(page);
    const { permissions } = await inside.evaluate(() =>
      (
        globalThis as unknown as { chrome: { runtime: { getManifest(): { permissions: string[] } } } }
      ).chrome.runtime.getManifest(),
    );
    expect(permissions).toContain('unlimitedStorage');
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
  });

  it('is captured without a network', async () => {
    await open();
    await page.setOfflineMode(true);
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.picture.method).toBe('screenshot');
  });

  it('that comes back from the cache of pages is the same page, and captured once', async () => {
    await open();
    await page.evaluate(showResult, orderOf(number));
    await waitForCapture(page);
    await page.goto('https://shop.example/back');
    await page.goBack();
    await wait(800);
    expect(await capturesOf()).toHaveLength(1);
  });

  it('that was drawn before anybody opened it is captured when it is opened, and not before', async () => {
    const path = `${RACE_URL}/prerendered`;
    number += 1;
    const result = `<h1>支付成功</h1><p>订单号：${orderOf(number)}</p><p>实付金额：￥6.00</p>`;
    site.answer(path, () => ({ body: racePage(raceColor(number), result) }));
    site.answer(`${RACE_URL}/before`, () => ({
      body: racePage('#dddddd', '<a id="go">go</a>').replace(
        '<body>',
        `<body><script type="speculationrules">{"prerender":[{"urls":["${path}"],"eagerness":"immediate"}]}</script>`,
      ),
    }));
    page = await chromium.browser.newPage();
    await page.goto(`${RACE_URL}/before`);
    await wait(1500);
    expect(site.requests.some((request) => path.endsWith(request.path))).toBe(true);
    expect(await capturesOf()).toHaveLength(0);
    await page.evaluate((to) => location.assign(to), path).catch(() => undefined);
    const [capture] = await sealed(1);
    expect((await readColors(inside))[`${capture?.id}/screen-001.png`]).toBe(raceColor(number));
  });

  it('that was open while the extension was updated is watched by the new one', async () => {
    await open();
    await chromium.update();
    inside = await chromium.openExtensionPage('options.html');
    await page.bringToFront();
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.picture.method).toBe('screenshot');
  });
});

type Heard = typeof globalThis & { heardMessages?: number[] };

/** Runs in a page of the extension: notes the length of each message to the background. */
function listenIn(): void {
  const heard: number[] = [];
  (globalThis as Heard).heardMessages = heard;
  (
    globalThis as unknown as {
      chrome: { runtime: { onMessage: { addListener(listener: (message: unknown) => void): void } } };
    }
  ).chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message).length));
}

/** Runs in a page of the extension. */
async function zoomTab(address: string, zoom: number): Promise<void> {
  const { tabs } = (
    globalThis as unknown as {
      chrome: {
        tabs: {
          query(query: object): Promise<{ id: number }[]>;
          setZoom(id: number, zoom: number): Promise<void>;
        };
      };
    }
  ).chrome;
  const [tab] = await tabs.query({ url: address });
  if (tab !== undefined) await tabs.setZoom(tab.id, zoom);
}

/** Whether the watcher runs in the tab of this address: nobody else answers there. */
async function isWatched(address: string): Promise<boolean> {
  const { tabs } = (
    globalThis as unknown as {
      chrome: {
        tabs: {
          query(query: object): Promise<{ id: number }[]>;
          sendMessage(id: number, message: object): Promise<unknown>;
        };
      };
    }
  ).chrome;
  const [tab] = await tabs.query({ url: address });
  if (tab === undefined) throw new Error('no such tab');
  return tabs.sendMessage(tab.id, { target: 'page', type: 'peekPage', request: {} }).then(
    () => true,
    () => false,
  );
}
