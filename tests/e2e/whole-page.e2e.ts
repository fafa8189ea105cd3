import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { readColors } from '../races/read-colors';
import { waitForCapture } from './play-purchase';
import { openMoreWays } from './popup';
import { readStore } from './read-store';

const LONG = 'https://order.example/detail';
const CHAT = 'https://kefu.example/long-chat';
/** Bands of one color each, 500 px high, so that each row of a picture tells where on the page it is from. */
const BANDS = Array.from({ length: 6 }, (_, index) => `rgb(${40 * index},200,${250 - 40 * index})`);
const bands = BANDS.map((color) => `<div style="height:500px;background:${color}"></div>`).join('');

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;

beforeAll(async () => {
  site = await startSite();
  site.answer(LONG, () => ({
    body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>订单</title><style>html{scroll-behavior:smooth}body{margin:0}header{position:fixed;top:0;right:30px;width:60px;height:60px;background:#ff0000}</style><header></header>${bands}`,
  }));
  site.answer(CHAT, () => ({
    body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>客服</title><style>body{margin:0;overflow:hidden}main{margin:50px 100px;height:500px;overflow-y:auto}</style><main>${bands}</main>`,
  }));
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('options.html');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function saveWhole(page: Page) {
  const popup = await chromium.openPopup(page);
  await openMoreWays(popup);
  await popup.click('[data-testid="save-whole"]');
  await popup.click('[data-testid="save-page"]');
  await waitForCapture(page);
  const { captures } = await readStore(inside);
  const newest = captures.toSorted((one, other) => one.capturedAt - other.capturedAt).at(-1);
  if (newest === undefined) throw new Error('nothing was captured');
  return newest;
}

/** The color in the middle of every band of the composed picture, read in a page of the extension. */
function bandsOf(captureId: string, scale: number): Promise<string[]> {
  return inside.evaluate(
    async (id, many, px) => {
      const open = indexedDB.open('recharge-evidence');
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const file = await new Promise<{ content: Blob }>((resolve) => {
        const request = database.transaction('files').objectStore('files').get([id, 'whole-001.png']);
        request.onsuccess = () => resolve(request.result as { content: Blob });
      });
      const bitmap = await createImageBitmap(file.content);
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      database.close();
      return Array.from({ length: many }, (_, index) => {
        const at = context?.getImageData(bitmap.width / 2, (index * 500 + 250) * px, 1, 1).data ?? [];
        return `rgb(${at[0]},${at[1]},${at[2]})`;
      });
    },
    captureId,
    BANDS.length,
    scale,
  );
}

describe('a whole page', () => {
  it('is photographed screen by screen, put together beside, and left where it was', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(LONG);
    await page.evaluate(() => window.scrollTo({ top: 900, behavior: 'instant' }));
    const { id, body } = await saveWhole(page);
    expect(await page.evaluate(() => window.scrollY)).toBe(900);
    expect(body.whole).toMatchObject({ kind: 'page', extent: 3000, gap: null, composed: 'whole-001.png' });
    const frames = body.pictures.filter(({ role }) => role === 'frame');
    const tops = frames.map(({ top }) => top ?? 0);
    expect(tops[0]).toBe(0);
    expect(tops.at(-1)).toBe(3000 - body.view.height);
    // Each shows a part of the one before.
    for (const [index, top] of tops.slice(1).entries())
      expect(top - (tops[index] ?? 0)).toBeLessThan(body.view.height);
    expect(body.pictures[0]).toMatchObject({ role: 'first', path: 'screen-001.png' });
    expect(await bandsOf(id, body.view.devicePixelRatio)).toEqual(BANDS);
    // What stays in place stands in each of them as the person saw it.
    const fixed = { x: body.view.width - 75, y: 30 };
    const colors = await readColors(inside, fixed);
    for (const { path } of frames) expect(colors[`${id}/${path}`]).toBe('#ff0000');
    await page.close();
  });

  it('is what scrolls in it, where the page itself does not: a chat', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(CHAT);
    await page.$eval('main', (main) => main.scrollTo({ top: 2500 }));
    const { id, body } = await saveWhole(page);
    expect(await page.$eval('main', (main) => main.scrollTop)).toBe(2500);
    expect(body.whole).toMatchObject({ kind: 'element', extent: 3000, gap: null });
    expect(await bandsOf(id, body.view.devicePixelRatio)).toEqual(BANDS);
    await page.close();
  });
});
