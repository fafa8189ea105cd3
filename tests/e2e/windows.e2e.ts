import type { Page } from 'puppeteer-core';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from '../../lib/model/capture';
import { orderOf, RACE_URL, raceColor, racePage, showResult } from '../races/race-page';
import { readColors } from '../races/read-colors';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';

interface Chrome {
  windows: {
    create(options: object): Promise<{ id: number }>;
    update(id: number, options: object): Promise<{ state: string }>;
    remove(id: number): Promise<void>;
  };
  tabs: {
    query(query: object): Promise<{ id: number; windowId: number; discarded: boolean; incognito: boolean }[]>;
    discard(id: number): Promise<unknown>;
    update(id: number, options: object): Promise<unknown>;
  };
}

const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3-test', import.meta.url));

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let number = 300;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('options.html');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function capturesOf(): Promise<Capture[]> {
  const { captures } = await readStore(inside);
  return captures.filter(({ fields }) => fields.some(({ value }) => value === orderOf(number)));
}

async function sealed(count: number): Promise<Capture[]> {
  await expect
    .poll(async () => (await capturesOf()).filter(({ state }) => state === 'sealed').length, {
      timeout: 15_000,
    })
    .toBe(count);
  return capturesOf();
}

/** A page of its own color that waits for its result, or has it already. */
function answerNext(isPaid = false): string {
  number += 1;
  const result = isPaid ? `<h1>支付成功</h1><p>订单号：${orderOf(number)}</p><p>实付金额：￥6.00</p>` : '';
  site.answer(`${RACE_URL}/${number}`, () => ({ body: racePage(raceColor(number), result) }));
  return `${RACE_URL}/${number}`;
}

async function openInWindow(url: string, options: object): Promise<{ page: Page; windowId: number }> {
  const target = chromium.browser.waitForTarget((each) => each.url() === url);
  const windowId = await inside.evaluate(
    async (address, more) =>
      (await (globalThis as unknown as { chrome: Chrome }).chrome.windows.create({ url: address, ...more }))
        .id,
    url,
    options,
  );
  const page = await (await target).page();
  if (page === null) throw new Error('no page');
  return { page, windowId };
}

const openPrivately = (url: string) =>
  inside.evaluate(
    async (address) =>
      void (await (globalThis as unknown as { chrome: Chrome }).chrome.windows.create({
        url: address,
        incognito: true,
      })),
    url,
  );

const updateWindow = (windowId: number, options: object) =>
  inside.evaluate(
    (id, more) => (globalThis as unknown as { chrome: Chrome }).chrome.windows.update(id, more),
    windowId,
    options,
  );

const closeWindow = (windowId: number) =>
  inside.evaluate((id) => (globalThis as unknown as { chrome: Chrome }).chrome.windows.remove(id), windowId);

/** Docked, as the browser opens them by itself. */
async function openDeveloperTools(url: string): Promise<void> {
  const devtools = await chromium.browser.target().createCDPSession();
  const { targetInfos } = await devtools.send('Target.getTargets');
  const target = targetInfos.find((each) => each.type === 'page' && each.url === url);
  // Puppeteer's types lag behind the protocol.
  const send = devtools.send.bind(devtools) as (method: string, parameters: object) => Promise<unknown>;
  await send('Target.openDevTools', { targetId: target?.targetId });
  await devtools.detach();
}

/** The picture shows this page and no other, whole. */
async function expectPicture(capture: Capture | undefined): Promise<void> {
  expect(capture?.body.picture).toMatchObject({ method: 'screenshot', reason: null });
  const picture = capture?.body.files.find(({ path }) => path === 'screen-001.png');
  const { width = 0, height = 0, devicePixelRatio = 1 } = capture?.body.view ?? {};
  expect([picture?.width, picture?.height]).toEqual([
    Math.round(width * devicePixelRatio),
    Math.round(height * devicePixelRatio),
  ]);
  expect((await readColors(inside))[`${capture?.id}/screen-001.png`]).toBe(raceColor(number));
}

describe('a paid page', () => {
  it('in a minimised window is redrawn, with this reason', async () => {
    const { page, windowId } = await openInWindow(answerNext(), { width: 900, height: 700 });
    expect((await updateWindow(windowId, { state: 'minimized' })).state).toBe('minimized');
    await wait(300);
    await page.evaluate(showResultUnseen, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.picture).toMatchObject({ method: 'rendered', reason: 'the window was minimised' });
    await closeWindow(windowId);
  });

  it('in full screen is photographed as it fills the screen', async () => {
    const { page, windowId } = await openInWindow(answerNext(), { width: 900, height: 700 });
    expect((await updateWindow(windowId, { state: 'fullscreen' })).state).toBe('fullscreen');
    await wait(300);
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    await expectPicture(capture);
    await closeWindow(windowId);
  });

  it('that the browser discarded is loaded anew when it is shown, and not captured twice', async () => {
    const url = answerNext(true);
    const page = await chromium.browser.newPage();
    await page.goto(url);
    await sealed(1);
    await inside.bringToFront();
    const isDiscarded = await inside.evaluate(async (address) => {
      const { tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
      const [tab] = await tabs.query({ url: address });
      await tabs.discard(tab?.id ?? -1);
      const [left] = await tabs.query({ url: address });
      await tabs.update(left?.id ?? -1, { active: true });
      return left?.discarded;
    }, url);
    expect(isDiscarded).toBe(true);
    await wait(1500);
    const captures = await sealed(1);
    await expectPicture(captures[0]);
  });

  it('beside open developer tools is photographed as it stands in what they leave of its tab', async () => {
    const url = answerNext();
    const page = await chromium.browser.newPage();
    await page.goto(url);
    const whole = await page.evaluate(() => window.innerWidth);
    await openDeveloperTools(url);
    await page.waitForFunction((before) => window.innerWidth < before, {}, whole);
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.view.width).toBeLessThan(whole);
    await expectPicture(capture);
    await page.close();
  });

  it('that is printed is captured once, as it stands on the screen', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(answerNext());
    await page.addStyleTag({
      content: '@media print { body { background: #000 !important } main { display: none } }',
    });
    // As many sites do: the page itself is another while it is printed.
    await page.evaluate(() => {
      const isPrinting = (is: boolean) => () => document.querySelector('main')?.toggleAttribute('hidden', is);
      addEventListener('beforeprint', isPrinting(true));
      addEventListener('beforeprint', () => document.documentElement.setAttribute('data-printed', ''));
      addEventListener('afterprint', isPrinting(false));
    });
    await page.evaluate(showResult, orderOf(number));
    await page.pdf();
    expect(await page.$eval('html', (root) => root.hasAttribute('data-printed'))).toBe(true);
    await wait(800);
    const captures = await sealed(1);
    await expectPicture(captures[0]);
    await page.close();
  });

  it('in a private window is left alone until the person allows it there, and then kept with all others', async () => {
    await openPrivately(answerNext(true));
    await wait(1500);
    expect(await capturesOf()).toEqual([]);

    // As if the switch on the browser's own page had been turned: the extension is loaded anew with that.
    const devtools = await chromium.browser.target().createCDPSession();
    const send = devtools.send.bind(devtools) as (method: string, parameters: object) => Promise<unknown>;
    await send('Extensions.loadUnpacked', { path: BUILD, enableInIncognito: true });
    inside = await chromium.openExtensionPage('options.html');
    await openPrivately(answerNext(true));
    const [capture] = await sealed(1);
    await expectPicture(capture);
  });
});

describe.each([1.25, 2, 4])('on a screen of %s px to one', (deviceScaleFactor) => {
  it('a paid page is photographed in all its pixels, its values boxed where they are', async () => {
    await chromium.close();
    chromium = await launchChromium({ build: 'chrome-mv3-test', site, deviceScaleFactor });
    inside = await chromium.openExtensionPage('options.html');
    const page = await chromium.browser.newPage();
    await page.goto(answerNext());
    await page.addStyleTag({ content: 'dd:first-of-type{background:#00a000;color:#00a000;margin:0}' });
    // A page at rest draws its next frame later; pictures were taken of the one before.
    await wait(1000);
    await page.evaluate(showResult, orderOf(number));
    const [capture] = await sealed(1);
    expect(capture?.body.view.devicePixelRatio).toBeCloseTo(deviceScaleFactor);
    await expectPicture(capture);
    const {
      x = 0,
      y = 0,
      width = 0,
      height = 0,
    } = capture?.fields.find(({ name }) => name === 'orderNo')?.box ?? {};
    const colors = await readColors(inside, { x: x + width / 2, y: y + height / 2 });
    expect(colors[`${capture?.id}/screen-001.png`]).toBe('#00a000');
  });
});

/** Runs in the page; no frame is painted there, so nobody waits for one. */
function showResultUnseen(orderNo: string): void {
  const main = document.querySelector('main');
  if (main !== null) main.innerHTML = `<h1>支付成功</h1><p>订单号：${orderNo}</p><p>实付金额：￥6.00</p>`;
}
