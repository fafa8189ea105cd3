import { createHash } from 'node:crypto';
import { openAsBlob, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { startSite, type Site } from '../site/start-site';
import { violations } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { exportPacket } from './popup';
import { readStore } from './read-store';
import { checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

const PICTURES = process.env['CHECK_PICTURES'];
const PASSWORD = 'three unrelated words';
const one = (testId: string) => `[data-testid="${testId}"]`;

let site: Site;
let first: LaunchedChromium;
let second: LaunchedChromium;

beforeAll(async () => {
  site = await startSite();
  first = await launchChromium({ build: 'chrome-mv3-test', site });
  second = await launchChromium({ build: 'chrome-mv3-test', site });
});
afterAll(async () => {
  await first.close();
  await second.close();
  await site.close();
});

describe('a backup in one browser, restored in another', () => {
  it('brings the captures over; their packets are intact there', async () => {
    const page = await first.browser.newPage();
    await page.goto(site.show('douyin/cashdesk'));
    await page.waitForSelector('recharge-evidence-notice');

    // A month later nothing was backed up: the library says so, and can be told to wait.
    const reminded = await openLater(first, 31);
    expect(await reminded.$eval(one('backup-reminder'), (bar) => bar.textContent)).toMatch(/备份|backed up/);
    expect(await violations(reminded)).toEqual([]);
    await reminded.click(one('backup-later'));
    await reminded.waitForFunction(
      (selector: string) => document.querySelector(selector) === null,
      {},
      one('backup-reminder'),
    );
    await reminded.close();
    const later = await openLater(first, 31 + 8);
    await later.waitForSelector(one('backup-reminder'));
    await later.close();

    const making = await first.openExtensionPage('backup.html');
    await making.waitForSelector(one('backup-password'));
    if (PICTURES !== undefined) {
      await making.setViewport({ width: 360, height: 900 });
      await making.screenshot({ path: `${PICTURES}/backup.png`, fullPage: true });
    }
    expect(await violations(making)).toEqual([]);
    await making.type(one('backup-password'), PASSWORD);
    await making.type(one('backup-again'), PASSWORD);
    await making.click(one('make-backup'));
    await making.waitForFunction(
      (selector: string) => document.querySelector(selector)?.textContent !== '',
      { timeout: 60_000 },
      one('backup-saved'),
    );
    const backup = await savedBackup(first.downloads);

    const restoring = await second.openExtensionPage('backup.html');
    const input = (await restoring.waitForSelector(one('restore-file'))) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(backup);
    await restoring.type(one('restore-password'), 'something else');
    await restoring.click(one('restore-backup'));
    const failed = await restoring.waitForSelector(one('backup-failed'), { timeout: 60_000 });
    expect(await failed?.evaluate((node) => node.getAttribute('data-fault'))).toBe('wrong-password');

    // Files that are none, or not whole, say so in plain words, and leave nothing behind.
    const whole = readFileSync(backup);
    for (const [fault, bytes] of [
      ['not-a-backup', Buffer.from('PK\u0003\u0004')],
      ['truncated', whole.subarray(0, whole.length - 40)],
      ['too-new', newer(whole)],
    ] as const) {
      const path = join(second.downloads, `${fault}.rebackup`);
      writeFileSync(path, bytes);
      await input.uploadFile(path);
      await restoring.$eval(one('restore-password'), (line) => (line as HTMLInputElement).select());
      await restoring.type(one('restore-password'), PASSWORD);
      await restoring.click(one('restore-backup'));
      await restoring.waitForSelector(`${one('backup-failed')}[data-fault="${fault}"]`, { timeout: 60_000 });
    }
    expect((await readStore(restoring)).captures).toHaveLength(0);
    await input.uploadFile(backup);

    await restoring.$eval(one('restore-password'), (line) => (line as HTMLInputElement).select());
    await restoring.type(one('restore-password'), PASSWORD);
    await restoring.click(one('restore-backup'));
    const restored = await restoring.waitForSelector(one('restored'), { timeout: 60_000 });
    expect(await restored?.evaluate((node) => node.getAttribute('data-restored'))).toBe('1');
    if (PICTURES !== undefined)
      await restoring.screenshot({ path: `${PICTURES}/restored.png`, fullPage: true });
    expect(await violations(restoring)).toEqual([]);

    const [from, to] = [await readStore(making), await readStore(restoring)];
    expect(to.files).toEqual(from.files);
    expect(to.purchases).toEqual(from.purchases);
    expect(to.ledger.map(({ line }) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'key',
      'import',
      'import',
    ]);

    const library = await second.openExtensionPage('library.html');
    const packet = await exportPacket(library, second.downloads);
    const report = await checkPacket(await openAsBlob(packet));
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'intact', captures: 1 });
    expect(report.findings.map(({ code }) => code)).toContain('restored');
    expect(checkWithStockTools(await unpack(packet, `${second.downloads}/packet`))).toEqual([
      expect.objectContaining({ outcome: 'passed' }),
      expect.objectContaining({ outcome: 'passed' }),
      expect.objectContaining({ outcome: 'passed' }),
      expect.objectContaining({ outcome: 'passed' }),
    ]);
  });
});

/** The same file, as a later version would write its head. */
function newer(file: Buffer): Buffer {
  const end = 12 + file.readUInt32BE(8);
  const head = Buffer.from(
    file.subarray(0, end).toString('latin1').replace('"format":1', '"format":9'),
    'latin1',
  );
  return Buffer.concat([head, createHash('sha256').update(head).digest(), file.subarray(end + 32)]);
}

/** The library, as it will be in so many days. */
async function openLater(chromium: LaunchedChromium, days: number): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument((ahead: number) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, days * 86_400_000);
  await page.goto(`chrome-extension://${chromium.extensionId}/library.html`);
  await page.waitForSelector(one('backup-reminder'));
  return page;
}

async function savedBackup(folder: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(folder).find((file) => file.endsWith('.rebackup'));
    if (name !== undefined) return join(folder, name);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no backup was saved');
}
