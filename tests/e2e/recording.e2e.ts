import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { startSite, type Site } from '../site/start-site';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { exportPacket, openMoreWays, waitForPurchases } from './popup';
import { readStore } from './read-store';
import { checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

const SHOP = 'https://shop.example/recharge';
const GREEN = [0, 160, 0];

let site: Site;
let chromium: LaunchedChromium;
let folder: string;
/** A page of the extension, to look into the store from. */
let inside: Page;

beforeAll(async () => {
  site = await startSite();
  // A bar that moves over green, and nothing else: where the recording shows anything of ours, its middle is another color.
  site.answer(SHOP, () => ({
    body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>充值</title>
<style>body{margin:0;background:rgb(${GREEN.join(',')})}div{width:80px;height:40px;background:#fff}</style><div></div>
<script>let x=0;setInterval(()=>{x=(x+7)%600;document.querySelector('div').style.marginLeft=x+'px'},40)</script>`,
  }));
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('check.html');
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-recording-'));
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const badge = async (page: Page) => {
  const worker = await chromium.worker();
  return worker.evaluate(async (address) => {
    const { action, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ url: address });
    return { here: await action.getBadgeText({ tabId: tab?.id }), elsewhere: await action.getBadgeText({}) };
  }, page.url());
};

/** The part of `chrome` that this test uses. */
interface Chrome {
  action: { getBadgeText(of: { tabId?: number | undefined }): Promise<string> };
  /** `dispatch` is what the browser does at a click. */
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  tabs: { query(query: object): Promise<{ id: number }[]> };
}

/** The page's menu: begins a recording, and ends it. */
async function chooseInMenu(page: Page): Promise<void> {
  const worker = await chromium.worker();
  await worker.evaluate(async (address) => {
    const { contextMenus, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ url: address });
    contextMenus.onClicked.dispatch({ menuItemId: 'record-tab' }, tab ?? {});
  }, page.url());
}

/** What the library's own player makes of the recording: its length in s, and the color in the middle of a frame. */
function play(library: Page) {
  return library.$eval('[data-testid=recording] video', async (element) => {
    const video = element as HTMLVideoElement;
    const isReady = () => Number.isFinite(video.duration) && video.readyState >= 2 && !video.seeking;
    while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
    const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d');
    context?.drawImage(video, 0, 0);
    const [x, y] = [Math.round(video.videoWidth / 2), Math.round(video.videoHeight / 2)];
    return {
      seconds: video.duration,
      width: video.videoWidth,
      middle: [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3),
    };
  });
}

it('is recorded on a click, marked all the while, sealed, played and exported', async () => {
  const page = await chromium.browser.newPage();
  await page.goto(SHOP);
  const first = await chromium.openPopup(page);
  await openMoreWays(first);
  await first.click('[data-testid=start-recording]');
  await expect
    .poll(() => badge(page), { timeout: 20_000 })
    .toEqual({
      here: expect.stringMatching(/^0:0[1-9]$/) as string,
      elsewhere: '●',
    });
  // Each second is on the disk before the next.
  const stored = async () => (await readStore(inside)).files;
  await expect
    .poll(async () => Object.keys(await stored()).filter((path) => path.includes('.part-')).length)
    .toBeGreaterThan(0);

  // The browser closed the popup when the recording began; the next one shows it, and stops it.
  const popup = await chromium.openPopup(page);
  await popup.waitForSelector('[data-testid=recording-bar]');
  await openMoreWays(popup);
  expect(await violations(popup)).toEqual([]);
  await popup.click('[data-testid=stop-recording]');
  await expect
    .poll(async () => (await readStore(inside)).captures.map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['sealed', 'sealed']);
  const { captures, ledger, files } = await readStore(inside);
  const recorded = captures.find(({ body }) => body.recording !== undefined);
  if (recorded === undefined) throw new Error('nothing was recorded');
  const { id, body, purchaseId } = recorded;
  expect(body.recording).toMatchObject({
    path: 'recording-001.webm',
    end: 'stopped',
    addresses: [{ atMs: 0, url: SHOP }],
  });
  expect(Object.keys(files).filter((path) => path.includes('.part-'))).toEqual([]);
  const sealed = createHash('sha256')
    .update(files[`${id}/capture.json`] ?? '')
    .digest('hex');
  expect(ledger.find(({ line }) => line.includes(id))?.line).toContain(sealed);
  expect(await badge(page)).toMatchObject({ here: '2', elsewhere: '' });

  await waitForPurchases(popup, 1);
  const zip = await exportPacket(popup, chromium.downloads);
  const packet = await unpack(zip, folder);
  const video = readFileSync(join(packet, `data/captures/${id}/recording-001.webm`));
  const file = body.files.find(({ path }) => path === 'recording-001.webm');
  expect(createHash('sha256').update(video).digest('hex')).toBe(file?.sha256);
  expect(checkWithStockTools(packet).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(await checkPacket(new Blob([readFileSync(zip)]))).toMatchObject({ verdict: 'intact', captures: 2 });
  expect(readFileSync(join(packet, 'data/report.html'), 'utf8')).toContain('标签页录像（无声音）');

  const library = await chromium.openExtensionPage(`library.html#purchase=${purchaseId}`);
  await library.waitForSelector('[data-testid=recording] video');
  const { seconds, width, middle } = await play(library);
  expect(seconds).toBeGreaterThan(1);
  expect(width).toBeGreaterThan(body.view.width * body.view.devicePixelRatio * 0.9);
  for (const [index, value] of middle.entries())
    expect(Math.abs(value - (GREEN[index] ?? 0))).toBeLessThan(48);
  expect(await violations(library)).toEqual([]);

  // The popup has permitted the tab, as the menu's own click does.
  await page.bringToFront();
  await chooseInMenu(page);
  await expect.poll(() => badge(page), { timeout: 20_000 }).toMatchObject({ elsewhere: '●' });
  await chooseInMenu(page);
  const finished = async () => {
    const { captures: all } = await readStore(inside);
    return all.filter(({ state, body: { recording } }) => state === 'sealed' && recording?.end === 'stopped');
  };
  await expect.poll(async () => (await finished()).length, { timeout: 20_000 }).toBe(2);
});
