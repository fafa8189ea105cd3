import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedgerPages, run } from '../ledger/open-ledger-pages';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';

const one = (testId: string) => `[data-testid="${testId}"]`;

describe('the ledger in a real IndexedDB', () => {
  it('is one chain, whatever many tabs append at once', async () => {
    const pages = await openLedgerPages();
    try {
      const tabs = await Promise.all([1, 2, 3].map(() => pages.open()));
      await Promise.all(tabs.map((tab) => run(tab, 'append', 'shared', 20)));
      const [tab] = tabs as [Page];
      expect(await run(tab, 'check', 'shared', 'whole')).toMatchObject({
        verified: { seq: 60 },
        broken: null,
      });
    } finally {
      await pages.close();
    }
  });
});

describe('the ledger in the options', () => {
  let site: Site;
  let chromium: LaunchedChromium;
  let page: Page;

  beforeAll(async () => {
    site = await startSite();
    chromium = await launchChromium({ build: 'chrome-mv3', site });
    page = await chromium.openExtensionPage('options.html#ledger');
  });
  afterAll(async () => {
    await chromium.close();
    await site.close();
  });

  const told = (testId: string) =>
    page.waitForSelector(one(testId)).then((node) => node?.evaluate((element) => element.textContent));

  it('is told when the key is replaced, which the options explain first', async () => {
    const fingerprint = await told('fingerprint');
    await page.click(one('replace-key'));
    expect(await page.$eval('dialog[open]', (node) => node.textContent)).toContain('由旧密钥签名');
    await page.click(one('replace-key-confirm'));
    await page.waitForFunction(
      (selector, former) => document.querySelector(selector)?.textContent !== former,
      {},
      one('fingerprint'),
      fingerprint,
    );
    await page.click(one('check-ledger'));
    await page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent?.includes('共 2 行'),
      {},
      one('ledger-standing'),
    );
  });

  it('that does not fit is found, explained in options, popup and library, and not repaired', async () => {
    await changeFirstLine(page);
    await page.click(one('check-ledger'));
    expect(await told('ledger-break')).toContain('台账第 1 行对不上');
    for (const path of ['popup.html', 'library.html']) {
      await page.goto(`chrome-extension://${chromium.extensionId}/${path}`);
      expect(await told('ledger-break')).toContain('没有任何东西被悄悄改回去');
    }
  });
});

/** As a program would that writes into the browser's data. */
async function changeFirstLine(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('recharge-evidence');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction('ledger', 'readwrite');
          const ledger = work.objectStore('ledger');
          const reading = ledger.get(1);
          reading.onsuccess = () => {
            const row = reading.result as { line: string };
            ledger.put({ ...row, line: row.line.replace('"kind":"key"', '"kind":"gap"') });
          };
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}
