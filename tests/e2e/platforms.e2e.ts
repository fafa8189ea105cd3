import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPlatform } from '../samples/small-platform';
import { startSite, type Site } from '../site/start-site';
import { changeStoredSettings, type Sight } from '../ui/show-page';
import { violations } from './axe';
import { walkByTab } from './keyboard';
import { launchChromium, type LaunchedChromium } from './launch';

const one = (testId: string) => `[data-testid="${testId}"]`;
const place = (path: string) => `[data-path="${path}"]`;

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('builder.html');
  await changeStoredSettings(inside, { theme: 'light', language: 'zh-CN' });
  page = await chromium.openExtensionPage('options.html');
});
afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function open(hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${chromium.extensionId}/options.html${hash}`);
  await page.bringToFront();
  await page.waitForSelector(one(hash === '' ? 'platform' : hash === '#share' ? 'share' : 'platform-editor'));
}

async function fill(path: string, value: string): Promise<void> {
  await page.click(place(path), { count: 3 });
  await page.keyboard.press('Backspace');
  await page.type(place(path), value);
}

const textOf = (selector: string) => page.$eval(selector, (node) => node.textContent);
const definition = () => page.$eval(one('definition-text'), (box) => (box as HTMLTextAreaElement).value);
const showText = () => page.click('#view-text');

async function setText(text: string): Promise<void> {
  await page.$eval(
    one('definition-text'),
    (box, written) => {
      (box as HTMLTextAreaElement).value = written;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
}

describe('the list', () => {
  it('finds by name and by host, and says what it knows of each', async () => {
    await open('');
    await page.type(one('search-platforms'), 'snssdk');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=platform]').length === 1);
    expect(await textOf(one('platform'))).toContain('抖音');
    expect(await textOf(one('platform'))).toContain('定义核对于 2026-');
    await page.type(one('search-platforms'), 'xyz');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=platform]').length === 0);
  });
});

describe('the editor', () => {
  it('makes a new platform by form, and shows the same thing as text', async () => {
    await open('#platform=');
    await fill('name.zh-CN', '星河直播');
    await fill('name.en', 'Star River');
    await fill('id', 'star-river');
    await fill('matches.0', '<all_urls>');
    await page.click(one('save-platform'));
    expect(await textOf(one('not-saved'))).toContain('范围太大');
    await fill('matches.0', 'https://pay.star-river.example/*');
    await page.click(one('save-platform'));
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '星河直播');
    await showText();
    expect(await definition()).toContain('"matches": ["https://pay.star-river.example/*"]');
    await open('');
    expect(await textOf('[data-platform-id=star-river]')).toContain('自己添加');
  });

  it('names line and column of a mistake, keeps the text, and replaces a word by one that is allowed', async () => {
    await open('#platform=star-river');
    await showText();
    const good = await definition();
    await setText(good.replace('"platform"', '"shop"'));
    await page.waitForSelector(one('platform-problems'));
    expect(await textOf(one('platform-problems'))).toContain('第 5 行第 3 列');
    const [platform] = await page.$$('.choices .button');
    await platform?.click();
    await expect.poll(definition).toBe(good);
    await setText('{ "format": 1,');
    await page.click('#view-form');
    expect(await textOf('.form-closed')).toContain('不是有效的 JSON');
    await showText();
    expect(await definition()).toBe('{ "format": 1,');
  });

  it('completes keys and values as they are typed, and leaves Tab alone', async () => {
    // A draft of its own: nothing else here opens this one.
    await open('#platform=huya');
    await showText();
    await setText('{ "format": 1,  }');
    await page.$eval(one('definition-text'), (box) => {
      (box as HTMLTextAreaElement).focus();
      (box as HTMLTextAreaElement).setSelectionRange(15, 15);
    });
    const offered = () =>
      page.$$eval(`${one('completion')} option`, (options) => options.map((option) => option.textContent));
    await page.keyboard.type('"k');
    await page.waitForSelector(one('completion'));
    expect(await offered()).toEqual(['kind', 'links']);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForFunction((list) => document.querySelector(list) === null, {}, one('completion'));
    expect(await definition()).toBe('{ "format": 1, "kind": "" }');
    await page.keyboard.down('Control');
    await page.keyboard.press('Space');
    await page.keyboard.up('Control');
    await page.waitForSelector(one('completion'));
    expect(await offered()).toEqual(['platform', 'cashier']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await definition()).toBe('{ "format": 1, "kind": "cashier" }');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('textarea');
  });

  it('keeps what was not saved, and undoes it', async () => {
    await open('#platform=star-river');
    await page.waitForSelector('.note');
    await showText();
    expect(await definition()).toBe('{ "format": 1,');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('[data-testid=platform-problems]') === null);
    expect(await definition()).toContain('"id": "star-river"');
    expect(await page.$eval(one('save-platform'), (button) => (button as HTMLButtonElement).disabled)).toBe(
      true,
    );
  });

  it('says what was changed in a built-in one, and goes back to it', async () => {
    await open('#platform=kuaishou');
    await page.select(place('kind'), 'cashier');
    await page.click(one('save-platform'));
    await page.waitForSelector(one('differences'));
    expect(await textOf(one('differences'))).toContain('kind');
    await page.click(one('remove-platform'));
    await page.waitForSelector('[data-platform-id=kuaishou]');
    expect(await textOf('[data-platform-id=kuaishou]')).not.toContain('已改动');
  });

  it('keeps a person’s edit over an update, and says what the update changed', async () => {
    const own = { ...JSON.parse(readFileSync('lib/platforms/kuaishou.json', 'utf8')), currency: 'USD' };
    // As the built-in definition stood when it was edited, before an update.
    const then = { ...own, currency: 'CNY', kind: 'cashier' };
    await changeStoredSettings(inside, {
      theme: 'light',
      language: 'zh-CN',
      customPlatforms: [own],
      changedBuiltIns: { kuaishou: then },
    });
    await open('#platform=kuaishou');
    await page.waitForSelector('.changes');
    const told = await textOf('.changes');
    expect(told).toContain('USD');
    expect(told).toContain('cashier');
    expect(await page.$eval(place('currency'), (box) => (box as HTMLInputElement).value)).toBe('USD');
  });

  it('can be used with the keyboard alone: add, fill in, save, find, switch off', async () => {
    await open('');
    const isOn = (selector: string) =>
      page.evaluate((each) => document.activeElement?.matches(each), selector);
    const tabTo = async (selector: string) => {
      for (let steps = 0; steps < 80; steps += 1) {
        if (await isOn(selector)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${selector} is out of the keyboard's reach`);
    };
    await tabTo(one('add-platform'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(one('platform-editor'));
    for (const [path, words] of [
      ['name.zh-CN', '键盘小店'],
      ['name.en', 'Keyboard shop'],
      ['id', 'keyboard-shop'],
    ] as const) {
      await tabTo(place(path));
      await page.keyboard.type(words);
    }
    await tabTo(place('matches.0'));
    await page.keyboard.press('End');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Home');
    await page.keyboard.up('Shift');
    await page.keyboard.type('https://pay.keyboard-shop.example/*');
    await page.keyboard.down('Control');
    await page.keyboard.press('s');
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '键盘小店');
    await open('');
    await tabTo(one('search-platforms'));
    await page.keyboard.type('keyboard');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=platform]').length === 1);
    await tabTo(one('platform-switch'));
    await page.keyboard.press('Space');
    await page.waitForSelector('[data-platform-id=keyboard-shop][data-state=off]');
  });

  it('warns of addresses that another platform has', async () => {
    await open('#platform=');
    await fill('matches.0', 'https://www.douyin.com/*');
    await page.waitForFunction(() => document.querySelector('.matches-hint .wrong') !== null);
    expect(await textOf('.matches-hint')).toContain('抖音');
  });
});

describe('sharing', () => {
  const paste = (text: string) =>
    page.$eval(
      `${one('import-platforms')} textarea`,
      (box, written) => {
        (box as HTMLTextAreaElement).value = written;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      },
      text,
    );
  const found = () => textOf('.share-found');
  const shop = smallPlatform('small-shop');

  it('says what an import would do before anything happens, and does it', async () => {
    await open('#share');
    await paste(
      JSON.stringify([
        shop,
        { ...shop, id: 'douyin', matches: ['https://www.douyin.com/pay*'] },
        { format: 4 },
      ]),
    );
    await page.waitForSelector(one('import-preview'));
    const effects = await page.$$eval(one('import-preview'), (all) =>
      all.map((each) => each.getAttribute('data-effect')),
    );
    expect(effects).toEqual(['new', 'built-in']);
    expect(await found()).toContain('更新的版本');
    expect(await found()).toContain('https://pay.small-shop.example/*');
    await page.click(`${one('import-preview')}[data-effect=built-in] input`);
    await page.click(one('import-taken'));
    await page.waitForSelector(one('imported'));
    await open('');
    expect(await textOf('[data-platform-id=small-shop]')).toContain('自己添加');
    expect(await textOf('[data-platform-id=douyin]')).not.toContain('已改动');
  });

  it.each([
    ['five megabytes', 'x'.repeat(5_000_000), '文本太长'],
    ['a web page', '<!doctype html><title>404</title>', '不是有效的 JSON'],
    ['an empty list', '[]', '没有平台定义'],
    ['all sites', JSON.stringify({ ...shop, matches: ['<all_urls>'] }), '范围太大'],
    [
      'a broken selector',
      JSON.stringify({ ...shop, fields: { amount: [{ from: 'selector', selector: 'a[' }] } }),
      '不认识这个选择器',
    ],
  ])('refuses %s with the reason, and nothing changes', async (_what, text, reason) => {
    await open('#share');
    await paste(text);
    await expect.poll(found, { timeout: 10_000 }).toContain(reason);
    expect(await page.$(one('import-taken'))).toBeNull();
  });
});

describe('a list that is followed', () => {
  const LIST = 'https://lists.example/platforms.json';
  const shop = smallPlatform('listed-shop');
  const list = one('followed-list');
  const askedFor = () => site.requests.filter(({ host }) => host === 'lists.example').length;
  const fetchNow = async () => {
    const before = askedFor();
    await page.click(one('fetch-list'));
    await expect.poll(askedFor).toBe(before + 1);
  };

  it('is fetched once it is added, shows what would change, and changes nothing by itself', async () => {
    site.answer(LIST, () => ({
      type: 'application/json',
      body: JSON.stringify([shop, { ...shop, id: 'douyin', matches: ['https://www.douyin.com/pay*'] }]),
    }));
    await open('#share');
    expect(askedFor()).toBe(0);
    await page.type(one('list-address'), 'http://lists.example/platforms.json');
    await page.click(one('follow-list'));
    await expect.poll(() => textOf(`${one('followed-lists')} [role=alert]`)).toContain('https');
    await page.click(one('list-address'), { count: 3 });
    await page.type(one('list-address'), LIST);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${list} ${one('import-preview')}`);
    const effects = await page.$$eval(`${list} ${one('import-preview')}`, (all) =>
      all.map((each) => [each.getAttribute('data-effect'), each.querySelector('input')?.checked]),
    );
    expect(effects).toEqual([
      ['new', false],
      ['built-in', false],
    ]);
    await page.click(`${list} ${one('import-preview')}[data-effect=new] input`);
    await page.click(`${list} ${one('import-taken')}`);
    await page.waitForSelector(`${list} ${one('imported')}`);
    await open('');
    expect(await textOf('[data-platform-id=listed-shop]')).toContain('自己添加');
    expect(await textOf('[data-platform-id=douyin]')).not.toContain('已改动');
  });

  it.each([
    ['a web page', { body: '<!doctype html><title>登录</title>' }, '是一个网页'],
    ['nothing', { type: 'application/json', body: '' }, '是空的'],
    ['an error', { status: 500, body: 'x' }, '500'],
    ['two megabytes', { type: 'application/json', body: ' '.repeat(2_000_000) }, '太大了'],
    [
      'a later version',
      { type: 'application/json', body: JSON.stringify({ ...shop, format: 7 }) },
      '更新的版本',
    ],
    [
      'all sites',
      { type: 'application/json', body: JSON.stringify({ ...shop, matches: ['<all_urls>'] }) },
      '范围太大',
    ],
  ])('keeps what was there when it answers %s, and says why', async (_what, answer, reason) => {
    site.answer(LIST, () => answer);
    await open('#share');
    await page.waitForSelector(list);
    await fetchNow();
    await expect.poll(() => textOf(list)).toContain(reason);
    expect(await textOf(list)).toContain('没有变');
    await open('');
    expect(await page.$('[data-platform-id=listed-shop]')).not.toBeNull();
  });

  it('is asked no more once it is left', async () => {
    await open('#share');
    await page.click(one('unfollow-list'));
    await page.waitForFunction((row) => document.querySelector(row) === null, {}, list);
    const left = await inside.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          storage: { local: { get(key: null): Promise<object> } };
          alarms: { getAll(): Promise<{ name: string }[]> };
        };
      };
      const keys = Object.keys(await chrome.storage.local.get(null));
      return [...keys.filter((key) => key.startsWith('definition-list:')), await chrome.alarms.getAll()];
    });
    expect(left).toEqual([[]]);
  });
});

type Look = Pick<Sight, 'width' | 'theme' | 'language'>;
const LOOKS: Look[] = [
  { width: 360, theme: 'dark', language: 'en' },
  { width: 1100, theme: 'light', language: 'zh-CN' },
];
/** An empty form is the full one with less in it: once, where there is least room, in the look that the full one has elsewhere. */
const LOOK_OF_NEW: Look = { width: 360, theme: 'light', language: 'zh-CN' };

describe.each([
  { hash: '#platform=douyin', looks: LOOKS },
  { hash: '#platform=', looks: [LOOK_OF_NEW] },
  { hash: '#share', looks: LOOKS },
])('options.html$hash', ({ hash, looks }) => {
  it.each(looks)('can be read by everybody: $width px', async ({ width, ...settings }) => {
    await changeStoredSettings(inside, settings);
    await page.setViewport({ width, height: 900 });
    await open(hash);
    const views = hash === '#share' ? ['h1'] : ['#view-form', '#view-text'];
    for (const view of views) {
      await page.click(view);
      expect(await violations(page)).toEqual([]);
    }
    for (const view of views) {
      await page.click(view);
      const { controls, ...missed } = await walkByTab(page);
      expect(controls).toBeGreaterThan(20);
      expect(missed).toEqual({ unreached: [], unseen: [], covered: [] });
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});
