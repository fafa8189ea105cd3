import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { SEED_ORDERS } from '../ui/orders';
import { seed } from '../ui/seed';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';

let site: Site;
let chromium: LaunchedChromium;
let page: Page;
let whole: string;

const one = (testId: string) => `[data-testid="${testId}"]`;
const opened = (captures: number, isPurchase: (id: string) => boolean) =>
  page
    .waitForFunction(
      (count: number) => document.querySelectorAll('[data-testid="capture"]').length === count,
      {},
      captures,
    )
    .then(() => page.$eval(one('purchase-detail'), (node) => node.getAttribute('data-purchase-id') ?? ''))
    .then((id) => expect(isPurchase(id)).toBe(true));

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  page = await chromium.openExtensionPage('builder.html');
  const easel = await chromium.browser.newPage();
  ({ newest: whole } = await seed({ easel, inside: page, orders: SEED_ORDERS.slice(0, 2) }));
  await easel.close();
  await page.goto(`chrome-extension://${chromium.extensionId}/library.html#purchase=${whole}`);
  await page.waitForSelector(one('regroup'));
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function takeFirstOut(): Promise<void> {
  await page.click(`${one('regroup')} summary`);
  await page.waitForSelector(`${one('regroup')} input`);
  await page.click(`${one('regroup')} input`);
  await page.click(one('split'));
  await page.waitForSelector(one('regrouped'));
}

describe('captures of a purchase', () => {
  it('are taken out of it, and put back by undo', async () => {
    await takeFirstOut();
    await opened(1, (id) => id !== whole);
    await page.click(one('undo-regroup'));
    await opened(3, (id) => id === whole);
    expect(await page.$(one('regrouped'))).toBeNull();
  });

  it('are put together with what fits, after what speaks against it was shown', async () => {
    await takeFirstOut();
    await opened(1, (id) => id !== whole);
    await page.click(`${one('regroup')} summary`);
    await page.waitForSelector(`${one('merge-with')} option:nth-child(3)`);
    const options = await page.$$eval(`${one('merge-with')} option`, (nodes) =>
      nodes.map((node) => ({ id: node.value, text: node.textContent })),
    );
    expect(options[1]).toMatchObject({ id: whole, text: expect.stringContaining('金额相同') });
    await page.select(one('merge-with'), options[2]?.id ?? '');
    await page.waitForSelector('[data-doubt="amounts"]');
    expect(await violations(page)).toEqual([]);
    await page.select(one('merge-with'), whole);
    await page.waitForFunction(() => document.querySelector('[data-doubt]') === null);
    await page.click(one('merge'));
    await opened(3, (id) => id === whole);
  });
});
