import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { seed } from '../ui/seed';
import { activeTabId, openStill, showPage, type Sight } from '../ui/show-page';
import { violations } from './axe';
import { walkByTab } from './keyboard';
import { launchChromium, type LaunchedChromium } from './launch';

const WIDTHS = { popup: [360, 380], options: [360, 768, 1400], library: [360, 768, 1400] } as const;
const LOOKS = [
  { theme: 'light', language: 'zh-CN' },
  { theme: 'dark', language: 'en' },
] as const;

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let beside: Page;
let page: Page;
let newest: string;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3', site });
  inside = await chromium.openExtensionPage('builder.html');
  beside = await chromium.browser.newPage();
  await beside.goto(site.show('douyin/cashdesk'));
  const tabId = await activeTabId(inside);
  await beside.waitForSelector('recharge-evidence-notice');
  const easel = await chromium.browser.newPage();
  ({ newest } = await seed({ easel, inside, tabId }));
  await easel.close();
  page = await openStill(chromium);
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

const show = (sight: Sight) => showPage(page, sight, { chromium, inside, beside });
const one = (testId: string) => `[data-testid="${testId}"]`;

describe.each(['popup', 'options', 'library'] as const)('%s', (name) => {
  const sights = WIDTHS[name].flatMap((width) =>
    LOOKS.map((look) => ({ ...look, width, height: name === 'popup' ? 740 : 900 })),
  );
  it.each(sights)('can be read by everybody: $width px, $theme, $language', async (sight) => {
    const path = name === 'library' ? `library.html#purchase=${newest}` : `${name}.html`;
    await show({ path, ...sight });
    await page.waitForSelector(one({ popup: 'purchase', options: 'platform', library: 'capture' }[name]));
    // Where there is least room, axe has most to find.
    if (sight.width === 360) expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

const CHINESE = { theme: 'light', language: 'zh-CN', width: 1400, height: 900 } as const;

describe.each(['zh-TW', 'fr'] as const)('in %s', (language) => {
  const sight = { theme: 'light', language, width: 360, height: 900 } as const;
  const paths = () => [
    'popup.html',
    'options.html',
    `library.html#purchase=${newest}`,
    'welcome.html',
    'check.html',
  ];

  it('every page is in that language, and fits where there is least room', async () => {
    for (const path of paths()) {
      await show({ ...sight, path });
      expect.soft(await page.$eval('html', (html) => html.lang), path).toBe(language);
      expect.soft(await page.title(), path).toMatch(language === 'fr' ? /Recharge Evidence$/ : /充值留證$/);
      expect.soft(await page.evaluate(() => document.body.innerText), path).not.toMatch(/\{\w+\}|\|\|/);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});

describe('options', () => {
  it('change the language at once, of this page and of others that are open', async () => {
    await show({ path: 'options.html', ...CHINESE });
    const popup = await chromium.openExtensionPage('popup.html');
    for (const [language, title, action] of [
      ['fr', 'Options · Recharge Evidence', 'Exporter le dossier'],
      ['zh-TW', '設定 · 充值留證', '匯出證據包'],
      ['zh-CN', '设置 · 充值留证', '导出证据包'],
    ]) {
      await page.$eval(`input[name="language"][value="${language}"]`, (input) =>
        (input as HTMLInputElement).click(),
      );
      await page.waitForFunction((wanted) => document.title === wanted, { polling: 50 }, title);
      await popup.waitForFunction(
        (wanted) => document.body.innerText.includes(wanted ?? ''),
        { polling: 50 },
        action,
      );
    }
    await popup.close();
  });
});

describe('popup', () => {
  it('says what the page beside it is, and sums what is ticked within each currency', async () => {
    await show({ path: 'popup.html', ...CHINESE, width: 380 });
    await page.waitForSelector(one('purchase'));
    const status = await page.$eval(one('page-status'), (node) => [
      node.getAttribute('data-access'),
      node.textContent,
    ]);
    expect(status[0]).toBe('watched');
    expect(status[1]).toContain('抖音 · 收银台');
    expect(status[1]).toContain('已留证 3 次');
    await page.click(one('select-all'));
    const footer = await page.$eval('.export-chosen', (node) => node.textContent);
    expect(footer).toContain('已选 5 笔');
    expect(footer).toContain('￥703.00 + US$4.99');
  });

  it('leaves its purchases where they are first seen', async () => {
    const noted = await page.evaluateOnNewDocument(() => {
      new MutationObserver((_changes, observer) => {
        const row = document.querySelector('[data-testid="purchase"]');
        if (row === null) return;
        observer.disconnect();
        (globalThis as { firstTop?: number }).firstTop = row.getBoundingClientRect().top;
      }).observe(document, { childList: true, subtree: true });
    });
    await show({ path: 'popup.html', ...CHINESE, width: 380 });
    await page.removeScriptToEvaluateOnNewDocument(noted.identifier);
    // Beside it is a watched page without screenshots: nothing can stand above the purchases that does not now.
    await page.waitForSelector(one('allow-screenshots'));
    await page.waitForSelector(one('page-more'));
    const [first, last] = await page.evaluate(() => [
      (globalThis as { firstTop?: number }).firstTop,
      document.querySelector('[data-testid="purchase"]')?.getBoundingClientRect().top,
    ]);
    expect(first).toBeGreaterThan(0);
    expect(last).toBe(first);
  });

  it('ticks and exports with the keyboard alone, and says where the packet is', async () => {
    await show({ path: 'popup.html', ...CHINESE, width: 380 });
    await page.waitForSelector(one('purchase'));
    await page.focus(`${one('purchase')} input`);
    await page.keyboard.press('Space');
    await page.focus(one('export'));
    await page.keyboard.press('Enter');
    const result = await page.waitForSelector(one('export-result'), { timeout: 60_000 });
    expect(await result?.evaluate((node) => node.getAttribute('data-status'))).toBe('saved');
    expect(await result?.evaluate((node) => node.textContent)).toContain('如何核验');
  });
});

describe('a store that does not open', () => {
  it.each(['popup.html', 'library.html'])('%s says what is safe and what to do', async (path) => {
    const broken = await chromium.browser.newPage();
    await broken.evaluateOnNewDocument(() => {
      indexedDB.open = () => {
        throw new DOMException('Internal error opening backing store.', 'UnknownError');
      };
    });
    await broken.goto(`chrome-extension://${chromium.extensionId}/${path}`);
    const told = await broken.waitForSelector(one('failure'));
    const text = await told?.evaluate((node) => node.textContent);
    expect(text).toContain('没有被改动');
    expect(text).toContain('Internal error opening backing store.');
    await broken.close();
  });
});

describe('options', () => {
  it.each([1100, 360])('reaches every control of every section by Tab, in sight: %d px', async (width) => {
    await show({ path: 'options.html', ...CHINESE, width });
    await page.waitForSelector('#about [data-testid=open-welcome]');
    const { controls, ...missed } = await walkByTab(page);
    expect(controls).toBeGreaterThan(60);
    expect(missed).toEqual({ unreached: [], unseen: [], covered: [] });
  });

  it('deletes nothing at the first click, nor when it is cancelled', async () => {
    await show({ path: 'options.html', ...CHINESE });
    await page.waitForSelector(one('delete-everything'));
    await page.click(one('delete-everything'));
    await page.click(one('delete-everything-continue'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    expect(await page.$eval(one('storage'), (node) => node.textContent)).toMatch(/充值9/);
  });
});

describe('library', () => {
  it('finds an order by its number and opens it by its address', async () => {
    await show({ path: 'library.html', ...CHINESE });
    await page.waitForSelector(one('search'));
    await page.type(one('search'), 'KS202611211102');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="purchase"]').length === 1);
    await page.click('.purchase-open');
    const detail = await page.waitForSelector(one('purchase-detail'));
    expect(await detail?.evaluate((node) => node.textContent)).toContain('4200002618202611219035571846');
    expect(new URL(page.url()).hash).toMatch(/^#purchase=p-/);
  });

  it('boxes what was read where the page showed it', async () => {
    await show({ path: `library.html#purchase=${newest}`, ...CHINESE });
    await page.waitForSelector('.picture-open .box');
    const isInside = await page.$$eval('.picture-open', ([picture]) => {
      const frame = picture?.querySelector('img')?.getBoundingClientRect();
      const boxes = [...(picture?.querySelectorAll('.box') ?? [])].map((box) => box.getBoundingClientRect());
      return boxes.map(
        (box) =>
          frame !== undefined &&
          box.width > 0 &&
          box.left >= frame.left &&
          box.right <= frame.right &&
          box.top >= frame.top &&
          box.bottom <= frame.bottom,
      );
    });
    expect(isInside.length).toBeGreaterThan(1);
    expect(isInside).not.toContain(false);
  });

  it('deletes a purchase after asking, and leaves its tombstones in the ledger', async () => {
    await show({ path: `library.html#purchase=${newest}`, ...CHINESE });
    await page.waitForSelector(one('delete-purchase'));
    await page.click(one('delete-purchase'));
    await page.click(one('delete-purchase-confirm'));
    await page.waitForFunction(
      (gone) => document.querySelector(`[data-purchase-id="${gone}"]`) === null,
      {},
      newest,
    );
    expect(await page.$$eval(one('purchase'), (rows) => rows.length)).toBe(8);
  });
});
