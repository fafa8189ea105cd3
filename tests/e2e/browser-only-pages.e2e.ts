import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPageBrowser, type PageBrowser } from '../../scripts/recognize/page-browser';
import { expectedOf, type Expected } from '../pages/read-page';

/** Pages that only a browser can read: a result drawn by script later, frames, shadow roots, columns by layout. */
interface Page {
  url: string;
  delayMs?: number;
  browser?: boolean;
}

const folder = join(import.meta.dirname, '../pages');
const read = (page: string, name: string): string => readFileSync(join(folder, page, name), 'utf8');
const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(folder, site.name)).map((page) => `${site.name}/${page}`))
  .map((name) => ({ name, ...(JSON.parse(read(name, 'page.json')) as Page) }))
  .filter(({ delayMs, browser }) => delayMs !== undefined || browser === true);

let browser: PageBrowser;
beforeAll(async () => {
  browser = await openPageBrowser();
});
afterAll(async () => {
  await browser.close();
});

it.each(pages)('$name', async ({ name, url, delayMs = 0 }) => {
  const reading = await browser.read({ html: readFileSync(join(folder, name, 'source.html')), url, delayMs });
  expect(expectedOf(reading)).toEqual(JSON.parse(read(name, 'expected.json')) as Expected);
});
