import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const element = (id: string) => `[data-testid="${id}"]`;

/** Waits until the popup lists this many purchases; returns their ids, newest first. */
export async function waitForPurchases(popup: Page, count: number): Promise<string[]> {
  await popup.waitForFunction(
    (selector: string, wanted: number) => document.querySelectorAll(selector).length === wanted,
    { timeout: 20_000 },
    element('purchase'),
    count,
  );
  return popup.$$eval(element('purchase'), (rows) =>
    rows.map((row) => row.getAttribute('data-purchase-id') ?? ''),
  );
}

/** Presses "save this page". */
export async function savePage(popup: Page): Promise<void> {
  await popup.waitForSelector(`${element('save-page')}:not(:disabled)`, { timeout: 20_000 });
  await popup.click(element('save-page'));
}

/** Unfolds what the popup shows only to those who look for it: the whole page, another kind, a recording. */
export async function openMoreWays(popup: Page): Promise<void> {
  await popup.waitForSelector(`${element('page-more')}:not([open])`, { timeout: 20_000 });
  await popup.click(`${element('page-more')} > summary`);
}

/** Ticks these purchases, and only these. */
export async function selectPurchases(popup: Page, purchaseIds: readonly string[]): Promise<void> {
  for (const row of await popup.$$(element('purchase'))) {
    const id = await row.evaluate((node) => node.getAttribute('data-purchase-id') ?? '');
    const box = await row.$('input[type="checkbox"]');
    if (box === null) throw new Error(`Purchase ${id} has no checkbox.`);
    // Out from under the bar at the bottom, as a person would.
    await box.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    if ((await box.evaluate((node) => node.checked)) !== purchaseIds.includes(id)) await box.click();
  }
}

/** Presses "export" and waits for its result; returns the saved packet. Throws with what the popup says where it failed. */
export async function exportPacket(popup: Page, downloads: string): Promise<string> {
  const before = packetsIn(downloads);
  await popup.waitForSelector(`${element('export')}:not(:disabled)`, { timeout: 20_000 });
  await popup.click(element('export'));
  const result = await popup.waitForSelector(element('export-result'), { timeout: 90_000 });
  const status = await result?.evaluate((node) => node.getAttribute('data-status'));
  if (status !== 'saved') {
    throw new Error(`The export failed: ${await result?.evaluate((node) => node.textContent)}`);
  }
  const saved = packetsIn(downloads).find((file) => !before.includes(file));
  if (saved === undefined) throw new Error(`The popup says "saved", but no new packet is in ${downloads}.`);
  return join(downloads, saved);
}

function packetsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.zip'));
}
