import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_ELEMENT } from '../../components/page-notice/page-notice';
import { pictureOf } from '../../lib/model/capture';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { savePage } from './popup';
import { readStore } from './read-store';
import { changeStoredSettings } from '../ui/show-page';

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let page: Page;

/** The notice lives in a closed shadow root: its buttons are found as a screen reader finds them. */
describe('the notice on the page', () => {
  beforeAll(async () => {
    site = await startSite();
    chromium = await launchChromium({ build: 'chrome-mv3-test', site });
    inside = await chromium.openExtensionPage('options.html');
    page = await chromium.browser.newPage();
    await page.goto(site.show('kuaishou/paid'));
    await waitForCapture(page);
  });

  afterAll(async () => {
    await chromium.close();
    await site.close();
  });

  it('says what was read', async () => {
    const notice = await page.waitForSelector('aria/[role="status"]');
    expect(await notice?.evaluate((node) => node.textContent)).toMatch(
      /已留证 · 订单…\d{4} · ￥10\.00 · 微信支付/,
    );
  });

  it('is not printed with the page', async () => {
    const isDrawn = () => page.$eval(NOTICE_ELEMENT, (notice) => notice.checkVisibility());
    await page.emulateMediaType('print');
    expect(await isDrawn()).toBe(false);
    await page.emulateMediaType('screen');
    expect(await isDrawn()).toBe(true);
  });

  it('is never in a picture, not even of a page that shows it', async () => {
    await savePage(await chromium.openPopup(page));
    await expect
      .poll(async () => (await readStore(inside)).captures.filter(({ state }) => state === 'sealed').length)
      .toBe(2);
    const { captures } = await readStore(inside);
    const [one, other] = captures.map(({ body }) => pictureOf(body)?.sha256);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
  });

  it('opens the purchase in the library', async () => {
    await page.bringToFront();
    await page.click('aria/查看');
    const opened = await chromium.browser.waitForTarget((target) =>
      target.url().includes('library.html#purchase=p-'),
    );
    const library = await opened.page();
    expect(await library?.waitForSelector('[data-testid=purchase][data-open]')).not.toBeNull();
    await library?.close();
  });

  it('takes the capture back and leaves a tombstone in the ledger', async () => {
    await page.bringToFront();
    await page.click('aria/撤销');
    await expect.poll(async () => (await readStore(inside)).captures.length).toBe(1);
    const { ledger, purchases } = await readStore(inside);
    expect(ledger.at(-1)?.line).toContain('"kind":"delete"');
    expect(purchases[0]?.captureIds).toHaveLength(1);
  });

  it('stands in the corner that the person chose', async () => {
    const cornerOf = async () => {
      const notice = await page.waitForSelector('aria/[role="status"]');
      const box = await notice?.boundingBox();
      const [width, height] = await page.evaluate(() => [window.innerWidth, window.innerHeight]);
      if (!box || width === undefined || height === undefined) return null;
      return `${box.y < height / 2 ? 'top' : 'bottom'}-${box.x < width / 2 ? 'left' : 'right'}`;
    };
    for (const noticeCorner of ['top-left', 'bottom-right'] as const) {
      await changeStoredSettings(inside, { noticeCorner });
      await page.goto(site.show(noticeCorner === 'top-left' ? 'douyin/cashdesk' : 'douyin/paid'));
      await waitForCapture(page);
      expect(await cornerOf()).toBe(noticeCorner);
    }
  });
});
