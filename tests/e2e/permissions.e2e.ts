import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallPlatform } from '../samples/small-platform';
import { startSite, type Site } from '../site/start-site';
import { changeStoredSettings } from '../ui/show-page';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';
import { openSiteAccess, type SiteAccess } from './site-access';

const SHOP = 'https://pay.small-shop.example/*';
const NOTICE = 'recharge-evidence-notice[data-status=captured]';
/** Longer than any capture here takes. */
const NOTHING_HAPPENS_MS = 1500;

let site: Site;
let chromium: LaunchedChromium;
let options: Page;
/** Its screen of permissions. */
let welcome: Page;
let access: SiteAccess;

beforeAll(async () => {
  site = await startSite();
  // As it is in the store: only the platforms' hosts, everything else is asked for.
  chromium = await launchChromium({ build: 'chrome-mv3', site });
  access = await openSiteAccess(chromium);
  welcome = await chromium.openExtensionPage('welcome.html#permissions');
  options = await chromium.openExtensionPage('options.html');
  await options.waitForSelector('[data-platform-id=douyin][data-state=ready]');
});
afterAll(async () => {
  await chromium.close();
  await site.close();
});

const stateOf = (id: string) =>
  options.$eval(`[data-platform-id=${id}]`, (row) => row.getAttribute('data-state'));
/** What the rows of the first run say, each once. */
const welcomeStates = () =>
  welcome.$$eval('[data-testid=welcome-platform]', (rows) => [
    ...new Set(rows.map((row) => row.getAttribute('data-state'))),
  ]);
const captures = async () => (await readStore(options)).captures.length;
const open = async (url: string) => {
  const page = await chromium.browser.newPage();
  await page.goto(url);
  return page;
};

it('says which platforms need permission as soon as it is taken away, and still captures where the button is pressed', async () => {
  await access.allow('ON_CLICK');
  await options.bringToFront();
  await expect.poll(() => stateOf('douyin'), { timeout: 5000 }).toBe('needsPermission');
  await expect.poll(welcomeStates, { timeout: 5000 }).toEqual(['needs']);
  const page = await open(site.show('douyin/paid'));
  await wait(NOTHING_HAPPENS_MS);
  expect(await captures()).toBe(0);
  expect(await page.$(NOTICE)).toBeNull();
  // A click on the button lets it run on this page, this once.
  await chromium.pressButton(page);
  await page.waitForSelector(NOTICE);
  expect((await readStore(options)).captures).toMatchObject([{ state: 'sealed' }]);
  await page.close();
});

it('captures by itself again as soon as it is given back', async () => {
  await access.allow('ON_ALL_SITES');
  await options.bringToFront();
  await expect.poll(() => stateOf('douyin'), { timeout: 5000 }).toBe('ready');
  await expect.poll(welcomeStates, { timeout: 5000 }).toEqual(['ready']);
  const page = await open(site.show('douyin/cashdesk'));
  await page.waitForSelector(NOTICE);
  await page.close();
});

it("asks for a platform of one's own on a click, and captures there once it is allowed", async () => {
  site.answer('https://pay.small-shop.example/result', () => ({
    body: '<!doctype html><meta charset="utf-8"><h1>支付成功</h1><dl><dt>订单号</dt><dd>NO20261121102412</dd><dt>实付金额</dt><dd>￥30.00</dd></dl>',
  }));
  await changeStoredSettings(options, { customPlatforms: [smallPlatform('small-shop')] });
  await options.bringToFront();
  await expect.poll(() => stateOf('small-shop').catch(() => null), { timeout: 5000 }).toBe('needsPermission');
  const before = await captures();
  const page = await open('https://pay.small-shop.example/result');
  await wait(NOTHING_HAPPENS_MS);
  expect(await captures()).toBe(before);

  // The prompt itself cannot be clicked headless; where the person has added the site there, the browser asks no more.
  await access.allow('ON_SPECIFIC_SITES');
  await access.addHost(SHOP);
  await options.bringToFront();
  await options.click('[data-platform-id=small-shop] .platform-permission button');
  await expect.poll(() => stateOf('small-shop'), { timeout: 5000 }).toBe('ready');
  expect(await stateOf('douyin')).toBe('needsPermission');
  await wait(300);
  await page.bringToFront();
  await page.reload();
  await page.waitForSelector(NOTICE);
  expect((await readStore(options)).captures.at(-1)?.body).toMatchObject({
    platformId: 'small-shop',
    stage: 'paid',
  });
});
