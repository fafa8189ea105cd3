import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { openStill, showPage, type Sight } from '../ui/show-page';
import { zipped } from '../check/tampering';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { exportPacket } from './popup';

const PICTURES = process.env['CHECK_PICTURES'];

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let beside: Page;
let page: Page;
const files = { own: '', changed: '', foreign: '', none: '' };

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('builder.html');
  beside = await chromium.browser.newPage();
  await beside.goto(site.show('douyin/cashdesk'));
  await beside.waitForSelector('recharge-evidence-notice');
  const popup = await chromium.openPopup(beside);
  files.own = await exportPacket(popup, chromium.downloads);
  await popup.close();

  const bytes = readFileSync(files.own);
  // The first picture's pixels, well behind its head.
  const at = bytes.indexOf('IDAT') + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const write = (name: string, content: Uint8Array | string) => {
    const path = join(chromium.downloads, name);
    writeFileSync(path, content);
    return path;
  };
  files.changed = write('changed.zip', bytes);
  files.foreign = write('foreign.zip', zipped);
  files.none = write('none.zip', 'no zip');
  page = await openStill(chromium);
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

const one = (testId: string) => `[data-testid="${testId}"]`;
const CHINESE = { theme: 'light', language: 'zh-CN', width: 1000, height: 900 } as const;
const show = (sight: Omit<Sight, 'path'>) =>
  showPage(page, { path: 'check.html', ...sight }, { chromium, inside, beside });

async function check(path: string): Promise<{ verdict: string | null; said: string; device: string }> {
  const input = (await page.waitForSelector(one('choose-packet'))) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  const verdict = await page.waitForSelector(one('verdict'), { timeout: 60_000 });
  const device = await page.$(one('device'));
  return {
    verdict: (await verdict?.evaluate((node) => node.getAttribute('data-verdict'))) ?? null,
    said: await page.$eval('main', (main) => main.innerText),
    device: (await device?.evaluate((node) => (node as HTMLElement).innerText)) ?? '',
  };
}

describe('the checker in the extension', () => {
  it('knows a packet of its own', async () => {
    await show(CHINESE);
    const { verdict, said, device } = await check(files.own);
    expect(verdict).toBe('intact');
    expect(said).toContain('完整未改动');
    expect(device).toContain('是这个安装的密钥');
    expect(device).toContain('从这里导出的');
    expect(device).toContain('一行不差');
    expect(device).toMatch(/\d+ 次留证在这台设备上也有/);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('check-end');
  });

  it('names what was changed: the file, the part of the picture, and the byte', async () => {
    await show({ ...CHINESE, language: 'en' });
    const { verdict, said, device } = await check(files.changed);
    expect(verdict).toBe('changed');
    expect(said).toMatch(/screen-001\.png: cannot be read; .* \(bytes \d+ to \d+, counted from 0\)/);
    expect(device).toMatch(/screen-001\.png: not as on this device \(byte \d+, counted from 0\)/);
  });

  it('says of a stranger’s packet that it is not from here, and of another file that it is none', async () => {
    await show(CHINESE);
    const foreign = await check(files.foreign);
    expect(foreign.verdict).toBe('intact');
    expect(foreign.device).toContain('不是这个安装的密钥');
    await page.click(one('check-again'));
    const none = await check(files.none);
    expect(none).toMatchObject({ verdict: 'not-a-packet', device: '' });
  });

  it('is reached from popup, library and options', async () => {
    for (const path of ['popup.html', 'library.html', 'options.html']) {
      const from = await chromium.openExtensionPage(path);
      await from.waitForSelector(one('open-checker'));
      const before = new Set(chromium.browser.targets());
      const opened = chromium.browser.waitForTarget(
        (target) => target.url().endsWith('/check.html') && !before.has(target),
      );
      await from.click(one('open-checker'));
      const tab = await (await opened).page();
      await tab?.waitForSelector(one('checker'));
      await tab?.close();
      // A popup closes by itself.
      if (!from.isClosed()) await from.close();
    }
  });

  it.each([
    { width: 360, theme: 'dark', language: 'en' },
    { width: 1400, theme: 'light', language: 'zh-CN' },
  ] as const)('can be read by everybody: $width px, $theme, $language', async (look) => {
    await show({ height: 900, ...look });
    await page.waitForSelector(one('choose-packet'));
    const name = `${look.width}-${look.theme}-${look.language}`;
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/choose-${name}.png` });
    expect(await violations(page)).toEqual([]);
    await check(files.changed);
    await page.click('.check-files summary');
    if (PICTURES !== undefined)
      await page.screenshot({ path: `${PICTURES}/checked-${name}.png`, fullPage: true });
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
