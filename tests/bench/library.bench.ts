// From click to finished packet, the popup's first screen and a search, with more purchases than a person has.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';
import { SEED_ORDERS, type SeedOrder } from '../ui/orders';
import { seed } from '../ui/seed';
import { median } from './measure-capture';

const PURCHASES = 50;
const MANY = 10_000;
const ROUNDS = 9;
/** In ms, on two cores that do nothing else. */
const FLOORS = { packet: 5_000, popup: 150, search: 100 };

const site = await startSite();
const chromium = await launchChromium({ build: 'chrome-mv3-test', site });
const page = await chromium.openExtensionPage('builder.html');
const easel = await chromium.browser.newPage();
const newest = await seed({ easel, inside: page, orders: orders(PURCHASES) });
console.log(`seeded in ${(performance.now() / 1000).toFixed(0)} s`);
await easel.close();

const address = (path: string) => `chrome-extension://${chromium.extensionId}/${path}`;
const packet = await measurePacket();
await multiply(page, newest.newest, MANY - PURCHASES);
const popup = await measurePopup();
const search = await measureSearch();
await chromium.close();
await site.close();

const row = (what: string, ms: number, floor: number) =>
  console.log(`${what.padEnd(58)} ${ms.toFixed(0).padStart(6)} ms   (must stay under ${floor})`);
console.log('\nThe extension in Chromium, from the click to what a person waits for:');
row(
  `${PURCHASES} purchases, ${packet.pictures} pictures, ${packet.megabytes} MB: packet saved`,
  packet.ms,
  FLOORS.packet,
);
row(`popup with ${MANY} purchases: first rows painted`, popup, FLOORS.popup);
row(`library with ${MANY} purchases: a search painted`, search, FLOORS.search);
if (packet.ms > FLOORS.packet || popup > FLOORS.popup || search > FLOORS.search) process.exitCode = 1;

function orders(count: number): SeedOrder[] {
  const [order] = SEED_ORDERS;
  if (order === undefined) throw new Error('no order');
  return Array.from({ length: count }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const at = `2026-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${day}T14:00:12`;
    const fields = { ...order.fields, orderNo: `SP2026${String(index).padStart(20, '0')}`, paidAt: at };
    return { ...order, at, fields, stages: ['offer', 'cashier', 'paid', 'order'] };
  });
}

async function measurePacket(): Promise<{ ms: number; pictures: number; megabytes: string }> {
  await page.goto(address('library.html'));
  // A tab in the background draws no frames, and cannot be clicked.
  await page.bringToFront();
  await page.waitForSelector('.list-head input');
  await page.click('.list-head input');
  const start = performance.now();
  await page.click('[data-testid="export"]');
  await page.waitForSelector('[data-testid="export-result"][data-status="saved"]', { timeout: 120_000 });
  const ms = performance.now() - start;
  const [saved = ''] = readdirSync(chromium.downloads);
  const megabytes = (statSync(join(chromium.downloads, saved)).size / 1e6).toFixed(1);
  return { ms, pictures: PURCHASES * 4, megabytes };
}

/** From the start of the navigation to the frame after the first row. */
async function measurePopup(): Promise<number> {
  await page.evaluateOnNewDocument(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('[data-testid="purchase"]') === null) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        (globalThis as { firstRows?: number }).firstRows = performance.now();
      });
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(address('popup.html'));
    const shown = await page.waitForFunction(() => (globalThis as { firstRows?: number }).firstRows);
    times.push((await shown.jsonValue()) ?? Number.NaN);
  }
  return median(times);
}

/** From the keystroke to the frame after the count of what was found. */
async function measureSearch(): Promise<number> {
  await page.goto(address('library.html'));
  await page.waitForSelector('[data-testid="purchase"]');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(
      await page.evaluate(
        async (words) => {
          const input = document.querySelector<HTMLInputElement>('[data-testid="search"]');
          const count = document.querySelector('.found');
          if (input === null || count === null) throw new Error('no search');
          // The same count twice would never be seen to change.
          const all = count.textContent;
          input.value = '';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          for (let frame = 0; frame < 60 && count.textContent === all; frame += 1)
            await new Promise(requestAnimationFrame);
          const before = count.textContent;
          input.value = words;
          const start = performance.now();
          input.dispatchEvent(new Event('input', { bubbles: true }));
          while (count.textContent === before) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now() - start;
        },
        `${String(round).padStart(3, '0')}7`,
      ),
    );
  }
  return median(times);
}

/** Rows as the store keeps them, each with another order number; pictures are not looked at here. */
async function multiply(inside: Page, id: string, count: number): Promise<void> {
  await inside.evaluate(
    async (pattern, wanted) => {
      const opening = indexedDB.open('recharge-evidence');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const table = opening.result.transaction('purchases', 'readwrite').objectStore('purchases');
      const getting = table.get(pattern);
      await new Promise((resolve) => getting.addEventListener('success', resolve));
      const kept = getting.result as { lastAt: number };
      for (let index = 1; index <= wanted; index += 1) {
        const at = kept.lastAt - index * 3_600_000;
        const orderNo = `SQ${String(index * 7919).padStart(24, '0')}`;
        table.put({ ...kept, id: `p-many-${index}`, orderNo, firstAt: at, lastAt: at, paidAt: null });
      }
      await new Promise((resolve) => table.transaction.addEventListener('complete', resolve));
      opening.result.close();
    },
    id,
    count,
  );
}
