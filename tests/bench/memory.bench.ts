// Memory: a packet of 1 GB that is checked, in Node and in Chromium, and a packet of 300 MB that is written.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { buildCheckPage } from '../../scripts/build-check-page.mjs';
import { bundleForPage } from '../../scripts/recognize/bundle-reader';
import { writeBigPacket } from '../check/big-packet';
import type { CheckCost } from '../check/measure-check';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';
import { growthOf, memoryOf, totalOf, watchMemory } from './process-memory';

const MB = 2 ** 20;
const CHECKED_MB = 1024;
const PICTURES = 30;
const FLOOR_MB = 150;

interface Row {
  what: string;
  aboveMb: number;
  seconds: number;
  /** Kind of process → MB that it had more, where that is worth telling. */
  by?: string;
}

const place = mkdtempSync(join(tmpdir(), 'memory-bench-'));
const [small, large] = [join(place, 'small.zip'), join(place, 'large.zip')] as const;
try {
  await writeBigPacket(small, { bytes: MB });
  await writeBigPacket(large, { bytes: CHECKED_MB * MB });
  console.log(`\nMost memory above idle, all processes together (must stay under ${FLOOR_MB} MB):`);
  tell(inNode());
  await inChromium();
} finally {
  rmSync(place, { recursive: true, force: true });
}

function tell({ what, aboveMb, seconds, by = '' }: Row): void {
  console.log(`${what.padEnd(64)} ${aboveMb.toFixed(0).padStart(5)} MB   in ${seconds.toFixed(1)} s   ${by}`);
  if (!(aboveMb < FLOOR_MB)) process.exitCode = 1;
}

function inNode(): Row {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/check/measure-check.ts', small, large],
    { encoding: 'utf8' },
  );
  const { verdict, idleBytes, peakBytes, seconds } = JSON.parse(stdout) as CheckCost;
  if (verdict !== 'intact') throw new Error(`Node: ${verdict}`);
  return { what: `${CHECKED_MB} MB checked in Node`, aboveMb: (peakBytes - idleBytes) / MB, seconds };
}

async function inChromium(): Promise<void> {
  const verify = join(place, 'verify.html');
  writeFileSync(verify, await buildCheckPage());
  const site = await startSite();
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  const root = chromium.browser.process()?.pid ?? 0;
  // Each in a tab of its own: a tab that goes elsewhere brings processes along that are nobody's cost.
  const inTab = async (address: string, measure: (page: Page) => Promise<Row>) => {
    const page = await chromium.browser.newPage();
    await page.goto(address);
    tell(await measure(page));
    await page.close();
  };
  const ours = (path: string) => `chrome-extension://${chromium.extensionId}/${path}`;
  try {
    await inTab(ours('check.html'), (page) => checkedBy(page, root, "the extension's checker page"));
    await inTab(pathToFileURL(verify).href, (page) => checkedBy(page, root, 'tools/verify.html, from disk'));
    await inTab(ours('builder.html'), (page) => written(page, root, chromium.downloads));
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function checkedBy(page: Page, root: number, where: string): Promise<Row> {
  // What a first check loads and compiles belongs to idling.
  await check(page, small);
  await page.click('[data-testid="check-again"]');
  const { value, ...cost } = await costOf(page, root, () => check(page, large));
  if (value !== 'intact') throw new Error(`${where}: ${value}`);
  return { what: `${CHECKED_MB} MB checked in ${where}`, ...cost };
}

async function check(page: Page, path: string): Promise<string | null> {
  const input = await page.waitForSelector('[data-testid="choose-packet"]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  const verdict = await page.waitForSelector('[data-testid="verdict"]', { timeout: 600_000 });
  return verdict?.evaluate((node) => node.getAttribute('data-verdict')) ?? null;
}

/** Fills the store, and has the library export everything. */
async function written(page: Page, root: number, downloads: string): Promise<Row> {
  const code = await bundleForPage(fileURLToPath(new URL('../packet/large-store.ts', import.meta.url)));
  await page.evaluate(`${code}; globalThis.bundled = bundled;`);
  await page.evaluate(
    (count) =>
      (globalThis as unknown as { bundled: { fillStore(count: number): Promise<void> } }).bundled.fillStore(
        count,
      ),
    PICTURES,
  );
  await page.goto(page.url().replace('builder', 'library'));
  await page.waitForSelector('.list-head input');
  await page.click('.list-head input');
  const cost = await costOf(page, root, async () => {
    await page.click('[data-testid="export"]');
    await page.waitForSelector('[data-testid="export-result"][data-status="saved"]', { timeout: 600_000 });
  });
  const [saved = ''] = readdirSync(downloads);
  const megabytes = (statSync(join(downloads, saved)).size / MB).toFixed(0);
  return { what: `${megabytes} MB written by the extension`, ...cost };
}

async function costOf<T>(
  page: Page,
  root: number,
  work: () => Promise<T>,
): Promise<{ value: T; aboveMb: number; seconds: number; by: string }> {
  await (await page.createCDPSession()).send('HeapProfiler.collectGarbage');
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const idle = memoryOf(root);
  const watching = watchMemory(root);
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  const peak = watching.stop();
  const by = [...growthOf(idle, peak)]
    .filter(([, bytes]) => Math.abs(bytes) > MB)
    .map(([kind, bytes]) => `${kind} ${(bytes / MB).toFixed(0)}`);
  return { value, aboveMb: (totalOf(peak) - totalOf(idle)) / MB, seconds, by: by.join(', ') };
}
