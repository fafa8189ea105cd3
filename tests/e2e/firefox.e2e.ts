import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/set-up/find-browser.mjs';
import { checkPacket } from '../../lib/flow/check-packet';
import { startSite, type Site } from '../site/start-site';
import { launchFirefox, type LaunchedFirefox } from './launch-firefox';
import { waitForCapture } from './play-purchase';
import { readStore } from './read-store';

const one = (testId: string) => `[data-testid="${testId}"]`;

let site: Site;
let firefox: LaunchedFirefox;
let inside: Page;

describe.skipIf(findFirefox() === null)('a recharge in Firefox', () => {
  beforeAll(async () => {
    site = await startSite();
    firefox = await launchFirefox({ site });
    inside = await firefox.openExtensionPage('popup.html');
  });

  afterAll(async () => {
    await firefox.close();
    await site.close();
  });

  it('is captured by itself, as one purchase', async () => {
    const page = await firefox.browser.newPage();
    for (const name of ['douyin/pay', 'douyin/cashdesk', 'douyin/paid']) {
      await page.goto(site.show(name));
      await waitForCapture(page);
    }
    const { purchases, captures } = await readStore(inside);
    expect(purchases).toHaveLength(1);
    expect(purchases[0]).toMatchObject({ stages: ['offer', 'cashier', 'paid'], missing: [] });
    const shown = captures.filter(({ body }) => body.trigger === 'recognized');
    expect(shown.map((capture) => capture.body.picture)).toEqual(
      shown.map(() => ({ method: 'rendered', reason: 'no permission for screenshots', attempts: 1 })),
    );
  });

  it('leaves as a packet that our checker finds intact', async () => {
    await inside.evaluate(async () => {
      const ids = await new Promise<string[]>((resolve) => {
        const open = indexedDB.open('recharge-evidence');
        open.onsuccess = () => {
          const all = open.result.transaction('purchases').objectStore('purchases').getAllKeys();
          all.onsuccess = () => resolve(all.result as string[]);
        };
      });
      const { runtime } = (
        globalThis as unknown as {
          browser: { runtime: { sendMessage(message: object): Promise<{ answer: { status: string } }> } };
        }
      ).browser;
      const outcome = await runtime.sendMessage({
        target: 'background',
        type: 'exportPacket',
        request: { purchaseIds: ids },
      });
      if (outcome.answer.status !== 'saved') throw new Error(JSON.stringify(outcome));
    });
    const [file] = existsSync(firefox.downloads)
      ? readdirSync(firefox.downloads).filter((name) => name.endsWith('.zip'))
      : [];
    const report = await checkPacket(new Blob([readFileSync(join(firefox.downloads, file ?? ''))]));
    const { captures } = await readStore(inside);
    // Three pages, and the agreement that the first links to where Firefox lets the extension ask for it.
    expect(captures.filter(({ body }) => body.trigger === 'recognized')).toHaveLength(3);
    expect(report).toMatchObject({ verdict: 'intact', captures: captures.length });
  });

  it('can be practised, and the practice packet is intact', async () => {
    const shop = await firefox.openExtensionPage('practice.html');
    await shop.waitForSelector('recharge-evidence-notice[data-status=captured]', { timeout: 20_000 });
    await shop.click(one('practice-buy'));
    await shop.click(one('practice-pay'));
    await shop.waitForSelector(`${one('practice-strip')}[data-done=true]`, { timeout: 20_000 });
    await shop.close();
    const before = (await readStore(inside)).captures.length;
    const welcome = await firefox.openExtensionPage('welcome.html#practice');
    await (await welcome.waitForSelector(one('export-practice')))?.click();
    const saved = `${one('export-result')}[data-status=saved]`;
    await welcome.waitForSelector(saved, { timeout: 60_000 });
    const name = await welcome.$eval(saved, (node) => node.getAttribute('data-file'));
    const zip = join(firefox.downloads, name ?? '');
    await expect.poll(() => existsSync(zip), { timeout: 10_000 }).toBe(true);
    expect(await checkPacket(new Blob([readFileSync(zip)]))).toMatchObject({ verdict: 'intact' });
    expect((await readStore(inside)).captures).toHaveLength(before);
    await welcome.close();
  });

  it("gives settings to the browser's own sync, and takes them from there", async () => {
    type Areas = Record<
      'local' | 'sync',
      { get(): Promise<Record<string, unknown>>; set(items: object): Promise<void> }
    >;
    const stored = (area: 'local' | 'sync') =>
      inside.evaluate(
        (name) => (globalThis as unknown as { browser: { storage: Areas } }).browser.storage[name].get(),
        area,
      );
    const put = (area: 'local' | 'sync', items: object) =>
      inside.evaluate(
        (name, given) =>
          (globalThis as unknown as { browser: { storage: Areas } }).browser.storage[name].set(given),
        area,
        items,
      );
    await put('local', { settings: { theme: 'dark', budget: { minor: 4242, currency: 'CNY' } } });
    await expect
      .poll(async () => (await stored('sync'))['theme'], { timeout: 10_000 })
      .toMatchObject({
        value: '"dark"',
      });
    expect(JSON.stringify(await stored('sync'))).not.toMatch(/4242|budget/);
    await put('sync', { noticeCorner: { at: Date.now() + 1000, value: '"top-left"' } });
    await expect
      .poll(async () => (await stored('local'))['settings'], { timeout: 10_000 })
      .toMatchObject({ theme: 'dark', noticeCorner: 'top-left', budget: { minor: 4242 } });
  });
});
