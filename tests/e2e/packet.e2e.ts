import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { compareRecords } from '../demo/compare-records';
import { isAgreement } from '../site/agreement';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { followPages, waitForCapture } from './play-purchase';
import { exportPacket, savePage, selectPurchases, waitForPurchases } from './popup';
import { checkPdfText, checkWithStockTools, isNoticedByStockTools, type StockCheck } from './stock-tools';
import { unpack } from './unpack';

const BOUGHT = ['douyin/paid', 'kuaishou/paid', 'boosting-shop/order'];

let site: Site;
let chromium: LaunchedChromium;
let folder: string;
let zip: string;
let packet: string;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-packet-'));
  const page = await chromium.browser.newPage();
  await followPages(page, site, ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'], () => waitForCapture(page));
  await followPages(page, site, ['kuaishou/pay', 'kuaishou/cashier', 'kuaishou/paid'], () =>
    waitForCapture(page),
  );
  await page.goto(site.show('boosting-shop/order'));
  await savePage(await chromium.openPopup(page));
  await waitForCapture(page);
  zip = await exportAll();
  packet = await unpack(zip, join(folder, 'first'));
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the popup, selects every purchase and presses export. */
async function exportAll(): Promise<string> {
  const page = await chromium.browser.newPage();
  await page.goto(site.show('boosting-shop/order'));
  const popup = await chromium.openPopup(page);
  await selectPurchases(popup, await waitForPurchases(popup, BOUGHT.length));
  const saved = await exportPacket(popup, chromium.downloads);
  await popup.close();
  await page.close();
  return saved;
}

const failed = (checks: readonly StockCheck[]) => checks.filter(({ outcome }) => outcome === 'failed');

describe('the packet of three purchases', () => {
  it('says what the pages showed', () => {
    expect(compareRecords(packet, BOUGHT.map(site.fixture))).toEqual([]);
  });

  it('passes the checks of the format with stock tools, and our own', async () => {
    const checks = checkWithStockTools(packet);
    expect(failed(checks)).toEqual([]);
    expect(checks.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(0);
    const report = await checkPacket(new Blob([readFileSync(zip)]));
    // Seven pages, and the agreement that the first links to.
    expect(report).toMatchObject({ verdict: 'intact', captures: 8 });
  });

  it('has a PDF whose text can be searched, rare characters included', () => {
    const orderNos = BOUGHT.map((name) => site.fixture(name).page.shows?.orderNo ?? '');
    expect(
      checkPdfText(join(packet, 'data', 'report.pdf'), [...orderNos, '支付宝', '喆堃', '昇龢', '𠮷']),
    ).toMatchObject({
      detail: expect.not.stringContaining('not found') as string,
    });
  });

  it('fails a check as soon as one byte of any file is another', () => {
    const files = readdirSync(packet, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(40);
    const unnoticed = files.filter((file) => {
      const original = readFileSync(file);
      const changed = Buffer.from(original);
      const middle = changed.length >> 1;
      changed[middle] = (changed[middle] ?? 0) ^ 1;
      writeFileSync(file, changed);
      const isUnnoticed = !isNoticedByStockTools(packet);
      writeFileSync(file, original);
      return isUnnoticed;
    });
    expect(unnoticed.map((file) => relative(packet, file))).toEqual([]);
  });

  it('is the same, byte for byte, when it is exported again with the popup closed at once', async () => {
    const first = readFileSync(zip);
    rmSync(zip);
    const page = await chromium.browser.newPage();
    await page.goto(site.show('boosting-shop/order'));
    const popup = await chromium.openPopup(page);
    await selectPurchases(popup, await waitForPurchases(popup, BOUGHT.length));
    await popup.click('[data-testid="export"]');
    await popup.close();
    const finished = () =>
      readdirSync(chromium.downloads, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.zip'),
      );
    await expect.poll(finished, { timeout: 90_000 }).toHaveLength(1);
    const [again = ''] = finished();
    expect(readFileSync(join(chromium.downloads, again)).equals(first)).toBe(true);
    await page.close();
  });

  it('is not written at all where a stored file is gone: the popup says so, and no file looks whole', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(site.show('boosting-shop/order'));
    const inside = await chromium.openExtensionPage('options.html');
    await inside.evaluate(forgetOnePicture);
    await inside.close();
    const before = readdirSync(chromium.downloads);
    const popup = await chromium.openPopup(page);
    await selectPurchases(popup, await waitForPurchases(popup, BOUGHT.length));
    await expect(exportPacket(popup, chromium.downloads)).rejects.toThrow('The export failed');
    expect(readdirSync(chromium.downloads)).toEqual(before);
    expect(await popup.$eval('[data-testid=export-result]', (node) => node.textContent)).toMatch(
      /[一-龥]{4}/,
    );
    await popup.close();
  });

  it('made no request to anybody, but for one agreement to its own site', () => {
    const own = site.requests.filter(({ fixture, origin }) => fixture === null || origin !== null);
    expect(own.map(isAgreement)).toEqual([true]);
  });
});

/** Runs in a page of the extension: the disk lost a picture. */
async function forgetOnePicture(): Promise<void> {
  const open = indexedDB.open('recharge-evidence');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(new Error('cannot open the store'));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('files', 'readwrite');
    const keys = transaction.objectStore('files').getAllKeys();
    keys.onsuccess = () => {
      const picture = keys.result.find((key) => String(key).endsWith('.png'));
      if (picture !== undefined) transaction.objectStore('files').delete(picture);
    };
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error('not deleted'));
  });
  database.close();
}
