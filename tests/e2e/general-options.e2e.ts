import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../lib/model/settings';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { readStore } from './read-store';

const one = (testId: string) => `[data-testid="${testId}"]`;

let site: Site;
let chromium: LaunchedChromium;
let options: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3', site });
  options = await chromium.openExtensionPage('options.html');
  await options.waitForSelector(one('budget'));
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

type Area = 'local' | 'sync';
const stored = (area: Area) =>
  options.evaluate(
    (name) =>
      (
        globalThis as unknown as { chrome: { storage: Record<Area, { get(): Promise<unknown> }> } }
      ).chrome.storage[name].get(),
    area,
  ) as Promise<Record<string, unknown>>;
const settings = async () => (await stored('local'))['settings'] as Settings | undefined;
/** Settings are written by the page, and by the background, each in its own time. */
const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries === 100) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

it('keeps what is no amount in its line, with the reason, and the budget as it was', async () => {
  await options.type(one('budget'), '三百');
  // Lists above may still be on their way and move the button; Enter meets its form wherever it stands.
  await options.keyboard.press('Enter');
  await options.waitForSelector('#budget-told .wrong-input');
  expect(await options.$eval(one('budget'), (input) => (input as HTMLInputElement).value)).toBe('三百');
  expect((await settings())?.budget ?? null).toBeNull();
  await options.$eval(one('budget'), (input) => (input as HTMLInputElement).select());
  await options.type(one('budget'), '300.50');
  await options.keyboard.press('Enter');
  await until(async () => (await settings())?.budget?.minor === 30_050);
});

it('captures only the kinds of pages that are on, and the report names nothing of them', async () => {
  // By key: what stands above may still be on its way, and move it from under a pointer.
  await options.focus(one('stage-offer'));
  await options.keyboard.press('Space');
  await until(async () => (await settings())?.pausedStages.includes('offer') === true);
  const page = await chromium.browser.newPage();
  await page.goto(site.show('douyin/pay'));
  await page.goto(site.show('douyin/cashdesk'));
  await waitForCapture(page);
  await page.close();
  const { purchases } = await readStore(options);
  expect(purchases.map(({ stages }) => stages)).toEqual([['cashier']]);

  await options.bringToFront();
  await options.$eval(`${one('report')}`, (node) => node.closest('details')?.setAttribute('open', ''));
  await options.waitForFunction(
    (selector) => document.querySelector<HTMLTextAreaElement>(selector)?.value.includes('1 purchases'),
    {},
    one('report'),
  );
  const report = await options.$eval(one('report'), (node) => (node as HTMLTextAreaElement).value);
  const [purchase] = purchases;
  for (const secret of [purchase?.orderNo ?? '-', purchase?.host ?? '-', '30.00', '300.5', '30050', 'CNY'])
    expect(report).not.toContain(secret);
});

it('shows what would be deleted before anything is, and keeps it off until then', async () => {
  await options.select(one('retention-months'), '6');
  await options.waitForSelector(`${one('retention-preview')}[data-count="0"]`);
  expect((await settings())?.retentionMonths ?? null).toBeNull();
  await options.click(one('retention-on'));
  await options.click(one('retention-on-confirm'));
  await options.waitForSelector(`${one('retention')}[data-months="6"]`);
  expect((await readStore(options)).purchases).toHaveLength(1);
});

it("travels with the browser's own sync, without budget, deletion or evidence, until it is switched off", async () => {
  await until(async () => 'pausedStages' in (await stored('sync')));
  const put = (name: string, value: string) =>
    options.evaluate(
      (key, item) =>
        (
          globalThis as unknown as { chrome: { storage: { sync: { set(items: object): Promise<void> } } } }
        ).chrome.storage.sync.set({ [key]: item }),
      name,
      { at: Date.now() + 1000, value },
    );
  await put('theme', '"dark"');
  await options.waitForSelector(':root[data-theme="dark"]');
  const synced = JSON.stringify(await stored('sync'));
  expect(synced).toContain('pausedStages');
  expect(synced).not.toMatch(/30050|retention|budget|SP2026/);

  await options.click(one('sync'));
  await until(async () => (await settings())?.sync === false);
  await put('theme', '"light"');
  await options.select(one('retention-months'), '');
  await until(async () => (await settings())?.retentionMonths === null);
  expect((await settings())?.theme).toBe('dark');
});

it('names every package in the build with its licence', async () => {
  await options.$eval(one('licences'), (node) => node.setAttribute('open', ''));
  await options.waitForSelector('.licences li');
  const names = await options.$$eval('.licences li', (items) => items.map((item) => item.textContent));
  for (const name of [
    'dexie',
    'preact',
    'valibot',
    'html2canvas-pro',
    'client-zip',
    '@noble/hashes',
    'asn1js',
  ])
    expect(names.some((told) => told?.startsWith(name))).toBe(true);
  expect(names.filter((told) => told?.includes('unknown'))).toEqual([]);
});
