// How soon a page of the extension is painted: Chromium's own paint entries. Loads of each page are interleaved with loads
// of a bare file of the extension, so that the ratio says what the page costs, whatever the machine is doing just now.
import type { Page } from 'puppeteer-core';
import { SECTION_GROUPS } from '../../components/options/section-groups';
import { startSite } from '../site/start-site';
import { launchChromium } from '../e2e/launch';

const LOADS = 9;
const COLD_STARTS = 3;
/** Median in ms of the first contentful paint of the options, whichever section is asked for. */
const FLOOR = 150;
/** Shown by the browser itself, without a script or a style sheet of ours. */
const BARE = 'manifest.json';
const SECTIONS = SECTION_GROUPS.flatMap(({ sections }) => sections.map((id) => `options.html#${id}`));
const PAGES = ['options.html', ...SECTIONS, 'popup.html', 'library.html', 'welcome.html'];

interface Load {
  paint: number;
  content: number;
  /** When the section that the address names stood there; NaN where it names none. */
  section: number;
}

const site = await startSite();
try {
  await coldStarts();
  await warmLoads();
} finally {
  await site.close();
}

async function warmLoads(): Promise<void> {
  const chromium = await launchChromium({ build: 'chrome-mv3', site });
  try {
    const page = await chromium.browser.newPage();
    await page.bringToFront();
    await load(page, chromium.extensionId, BARE);
    const loads = new Map<string, Load[]>([BARE, ...PAGES].map((path) => [path, []]));
    for (let round = 0; round < LOADS; round += 1)
      for (const path of [BARE, ...PAGES])
        loads.get(path)?.push(await load(page, chromium.extensionId, path));
    const bare = median((loads.get(BARE) ?? []).map(({ content }) => content));
    console.log(`\nWarm, ${LOADS} loads of each in turn, medians in ms`);
    console.log('                          first paint  contentful  worst  × bare  section');
    for (const [path, taken] of loads) {
      const contents = taken.map(({ content }) => content);
      const content = median(contents);
      const numbers = [median(taken.map(({ paint }) => paint)), content, Math.max(...contents)];
      const section = median(taken.map((each) => each.section));
      console.log(
        `${path.padEnd(26)}${numbers.map((each) => each.toFixed(0).padStart(9)).join('  ')}  ${(content / bare).toFixed(2).padStart(7)}${Number.isNaN(section) ? '' : section.toFixed(0).padStart(9)}`,
      );
      if (path.startsWith('options') && content > FLOOR) process.exitCode = 1;
    }
  } finally {
    await chromium.close();
  }
}

/** The first page that a browser shows after its start. */
async function coldStarts(): Promise<void> {
  console.log(`\nCold, the first page of a browser that was just started, ${COLD_STARTS} times, in ms`);
  for (const path of [BARE, 'options.html']) {
    const contents: number[] = [];
    for (let start = 0; start < COLD_STARTS; start += 1) {
      const chromium = await launchChromium({ build: 'chrome-mv3', site });
      try {
        const page = await chromium.browser.newPage();
        await page.bringToFront();
        contents.push((await load(page, chromium.extensionId, path)).content);
      } finally {
        await chromium.close();
      }
    }
    console.log(
      `${path.padEnd(26)} first contentful paint ${contents.map((each) => each.toFixed(0)).join(', ')}`,
    );
  }
}

async function load(page: Page, extensionId: string, path: string): Promise<Load> {
  await page.goto('about:blank');
  const noted = await page.evaluateOnNewDocument(() => {
    const seen = globalThis as unknown as { sectionAt: number };
    seen.sectionAt = NaN;
    const id = location.hash.slice(1);
    if (id === '') return;
    new MutationObserver((_changes, observer) => {
      if (document.getElementById(id) === null) return;
      seen.sectionAt = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('first-contentful-paint').length > 0 &&
      document.querySelector('[aria-busy=true]') === null,
  );
  await page.removeScriptToEvaluateOnNewDocument(noted.identifier);
  return page.evaluate(() => ({
    paint: performance.getEntriesByName('first-paint')[0]?.startTime ?? NaN,
    content: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    section: (globalThis as unknown as { sectionAt: number }).sectionAt,
  }));
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;
}
