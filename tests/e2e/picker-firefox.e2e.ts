import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/set-up/find-browser.mjs';
import { startSite, type Site } from '../site/start-site';
import { launchFirefox, type LaunchedFirefox } from './launch-firefox';

/** The picker; captured by itself, the page has our notice as well. */
const OVERLAY = 'html > :not(head, body, recharge-evidence-notice)';

let site: Site;
let firefox: LaunchedFirefox;

describe.skipIf(findFirefox() === null)('pointing at a value in Firefox', () => {
  beforeAll(async () => {
    site = await startSite();
    firefox = await launchFirefox({ site });
  });
  afterAll(async () => {
    await firefox.close();
    await site.close();
  });

  /** Where the words stand whose parents show them. */
  const placeOf = (page: Page, words: string) =>
    page.evaluate((sought) => {
      const found = [...document.querySelectorAll('*')].find(
        (element) => element.children.length === 0 && element.textContent?.trim() === sought,
      );
      const { x = 0, y = 0, width = 0, height = 0 } = found?.getBoundingClientRect() ?? {};
      return { x: x + width / 2, y: y + height / 2 };
    }, words);

  it('opens over the page, shows what it would read, and carries it back into the editor', async () => {
    const page = await firefox.browser.newPage();
    await page.goto(site.show('douyin/paid'));
    const options = await firefox.openExtensionPage('options.html#platform=douyin');
    await options.waitForSelector('[data-pick=channel]');
    await options.click('[data-pick=channel]');
    await page.waitForFunction((selector) => document.querySelector(selector) !== null, {}, OVERLAY);
    const { x, y } = await placeOf(page, '支付宝');
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await wait(400);
    await page.keyboard.press('Enter');
    await options.waitForSelector('[data-path="fields.channel.0.label"]');
    expect(
      await options.$eval('[data-path="fields.channel.0.label"]', (box) => (box as HTMLInputElement).value),
    ).toBe('支付方式');
    expect(await page.$$eval(OVERLAY, (left) => left.length)).toBe(0);
  });
});
