import type { Page } from 'puppeteer-core';
import type { Language, Settings } from '../../lib/model/settings';
import type { LaunchedChromium } from '../e2e/launch';
import { SEED_NOW } from './orders';

/** A page of the extension as a person would see it on the day of the seed. */
export interface Sight {
  /** Such as `popup.html` or `library.html#purchase=p-1`. */
  path: string;
  width: number;
  height: number;
  theme: 'light' | 'dark';
  language: Language;
}

/** A tab whose clock stands still in Shanghai on the day of the seed. */
export async function openStill(chromium: LaunchedChromium): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.emulateTimezone('Asia/Shanghai');
  await page.evaluateOnNewDocument(
    (now) => {
      Date.now = () => now;
    },
    Date.parse(`${SEED_NOW}+08:00`),
  );
  return page;
}

/** Shows a page; `beside` is the tab in front while it loads, which is the one that the popup describes. */
export async function showPage(
  page: Page,
  { path, width, height, theme, language }: Sight,
  { chromium, inside, beside }: { chromium: LaunchedChromium; inside: Page; beside: Page },
): Promise<void> {
  await changeStoredSettings(inside, { theme, language });
  await page.setViewport({ width, height });
  await beside.bringToFront();
  // A change of the part behind # alone would load nothing.
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${chromium.extensionId}/${path}`);
  // A tab in the background draws no frames, so it cannot be asked at each one.
  const isLoaded = () =>
    document.querySelector('[aria-busy="true"]') === null && document.body.innerText !== '';
  await page.waitForFunction(isLoaded, { polling: 50 });
  await page.bringToFront();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
}

/** As the options page would; `inside` is any page of the extension. */
export async function changeStoredSettings(inside: Page, settings: Partial<Settings>): Promise<void> {
  await inside.evaluate(async (changed) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ settings: changed });
  }, settings);
}

/** Id of the tab in front, as the extension knows it. */
export function activeTabId(inside: Page): Promise<number> {
  return inside.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(filter: object): Promise<{ id: number }[]> } };
    };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });
}
