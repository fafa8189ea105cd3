// How soon a page of the extension is painted: Chromium's own paint entries, over loads of a warm browser; beside them a
// page of one word, which shows what this machine needs for any page just now.
import { startSite } from '../site/start-site';
import { launchChromium } from '../e2e/launch';

const LOADS = 11;
/** Median of the first paint, in ms, for the options page on a quiet machine. */
const FLOOR = 150;
const ONE_WORD = 'https://one-word.example/';
const PAGES = [
  ONE_WORD,
  'options.html',
  'popup.html',
  'library.html',
  'welcome.html',
  'backup.html',
  'check.html',
];

const site = await startSite();
const chromium = await launchChromium({ build: 'chrome-mv3', site });
try {
  site.answer(ONE_WORD, () => ({ body: '<!doctype html><p>word</p>' }));
  const page = await chromium.browser.newPage();
  await page.bringToFront();
  console.log(
    `\nFirst paint and first contentful paint of the extension's pages, ${LOADS} loads each, in ms`,
  );
  for (const path of PAGES) {
    const paints: number[] = [];
    const contents: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      await page.goto('about:blank');
      await page.goto(path === ONE_WORD ? path : `chrome-extension://${chromium.extensionId}/${path}`);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const { paint = NaN, content = NaN } = await page.evaluate(() => ({
        paint: performance.getEntriesByName('first-paint')[0]?.startTime,
        content: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      }));
      paints.push(paint);
      contents.push(content);
    }
    console.log(`${(path === ONE_WORD ? 'one word' : path).padEnd(14)} ${told(paints)}   ${told(contents)}`);
    if (path === 'options.html' && median(paints) > FLOOR) process.exitCode = 1;
  }
} finally {
  await chromium.close();
  await site.close();
}

function told(times: number[]): string {
  return `median ${median(times).toFixed(0).padStart(4)}, worst ${Math.max(...times)
    .toFixed(0)
    .padStart(4)}`;
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
