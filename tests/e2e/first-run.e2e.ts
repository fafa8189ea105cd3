import type { Page } from 'puppeteer-core';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';
import { checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

const one = (testId: string) => `[data-testid="${testId}"]`;

let site: Site;
let chromium: LaunchedChromium;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3', site, firstRun: true });
  // Nobody opens it: it is there once the extension is installed.
  const welcome = await chromium.browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
  page = await welcome.asPage();
  await page.bringToFront();
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

/** Moves the focus by Tab alone until it is on this element, as somebody without a mouse does. */
async function tabTo(testId: string): Promise<void> {
  await page.waitForSelector(`${one(testId)}:not(:disabled)`);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${testId}.`);
}

async function press(testId: string): Promise<void> {
  await tabTo(testId);
  await page.keyboard.press('Enter');
}

it('leads from the installation to a practice packet that is intact, by keyboard alone', async () => {
  await page.waitForSelector(one('welcome-next'));
  expect(await violations(page)).toEqual([]);
  await press('welcome-next');
  await page.waitForSelector(`${one('welcome-platform')}[data-state="ready"]`);
  const states = await page.$$eval(one('welcome-platform'), (rows) =>
    rows.map((row) => row.getAttribute('data-state')),
  );
  expect(new Set(states)).toEqual(new Set(['ready']));
  // Screenshots need a click that no test can make headless; they are offered, and nothing was asked.
  expect(await page.$eval(one('screenshot-permission'), (node) => node.getAttribute('data-allowed'))).toBe(
    'false',
  );
  expect(await violations(page)).toEqual([]);
  await press('welcome-next');

  await Promise.all([page.waitForNavigation(), press('start-practice')]);
  await page.waitForSelector('recharge-evidence-notice[data-status=captured]', { timeout: 20_000 });
  await press('practice-buy');
  await press('practice-pay');
  await page.waitForSelector(`${one('practice-strip')}[data-done=true]`, { timeout: 20_000 });
  // Colours are still on their way.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  expect(await violations(page)).toEqual([]);
  await Promise.all([page.waitForNavigation(), press('leave-practice')]);

  await page.waitForSelector(one('practice-purchase'));
  expect(await violations(page)).toEqual([]);
  await press('export-practice');
  const saved = await page.waitForSelector(`${one('export-result')}[data-status=saved]`, { timeout: 60_000 });
  const name = (await saved?.evaluate((node) => node.getAttribute('data-file'))) ?? '';
  expect(name).toMatch(/^refund-evidence_practice_/);
  const zip = join(chromium.downloads, readdirSync(chromium.downloads).find((file) => file === name) ?? '');

  const checked = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', zip], {
    encoding: 'utf8',
  });
  expect(checked).toContain('✓');
  const packet = await unpack(zip, `${chromium.downloads}/packet`);
  expect(checkWithStockTools(packet).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it('keeps practice apart from evidence, and deletes it at one click', async () => {
  const inside = await chromium.openExtensionPage('options.html');
  await inside.waitForSelector(one('storage'));
  expect(await readStore(inside)).toMatchObject({ purchases: [], captures: [] });
  await inside.close();
  await page.bringToFront();
  await press('delete-practice');
  await page.waitForSelector(one('start-practice'));
  expect(await page.$(one('practice-purchase'))).toBeNull();
  // The focus is not lost with the button.
  await page.waitForFunction(() => document.activeElement?.localName === 'h1');
});
