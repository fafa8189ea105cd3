import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch, type CDPSession, type Page } from 'puppeteer-core';
import { bundleForPage } from '../../scripts/recognize/bundle-reader';
import { findChromium } from '../../scripts/set-up/find-browser.mjs';
import { readFixtures } from '../site/fixtures';

const ENTRY = fileURLToPath(new URL('./watched-page.ts', import.meta.url));
const STORM_MS = 5_000;
const RESULT_MS = 300;
/** The engine compiles what has run often. */
const WARM_UP = 10;

export interface RecognitionBench {
  /**
   * Each reading of a page with so many nodes, by the clock of the page's own thread: what other programs take does not
   * count. Styles that the change before it made stale are part of it. Of a page that is shown, so is the frame that the
   * browser draws of that change; of one in the background none is drawn, and Chromium is told not to slow it down.
   */
  timeReading(nodes: number, rounds: number, how: ReadingWay): Promise<TimedReading[]>;
  /** ms of the gate's first look at each page of the corpus, its code never run before, and of a later one. */
  timeGate(): Promise<{ first: number; later: number }[]>;
  /** Share of one core that watching takes while a page with so many nodes changes in every frame. */
  costOfStorm(nodes: number): Promise<number>;
  /** Of `rounds` results that stand for 300 ms within such a storm, those that were captured. */
  capturedInStorm(nodes: number, rounds: number): Promise<number>;
  close(): Promise<void>;
}

export interface ReadingWay {
  /** In the tab that is shown. */
  isShown?: boolean;
  /** With all that sites take which nobody configured. */
  isAnywhere?: boolean;
}

/** ms, and of the same fixed work just before and after it: a machine that is slow for a moment is slow at both. */
export interface TimedReading {
  ms: number;
  fixed: number;
}

/** The product's own recogniser, gate and watcher in a world of their own of a real page, as content scripts run. */
export async function openRecognitionBench(): Promise<RecognitionBench> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME_PATH.');
  const code = await bundleForPage(ENTRY);
  const browser = await launch({
    executablePath,
    headless: true,
    pipe: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // A tab in the background must run as one in front.
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
    ],
  });

  async function open(html: string): Promise<{ page: Page; run: Run }> {
    const page = await browser.newPage();
    await page.setContent(html);
    return { page, run: await isolate(await page.createCDPSession(), code) };
  }

  return {
    async timeReading(nodes, rounds, { isShown = false, isAnywhere = false }) {
      const { page, run } = await open(pageOf(nodes));
      const inFront = isShown ? page : await browser.newPage();
      await inFront.bringToFront();
      const cpu = await cpuClock(page);
      const took = async (call: string): Promise<number> => {
        const start = await cpu();
        await run(call);
        return (await cpu()) - start;
      };
      const read = (times: number) => `timeReading(${times}, ${isAnywhere})`;
      for (let round = 0; round < WARM_UP; round += 1) {
        await run(read(1));
        await run('calibrate()');
      }
      const times: TimedReading[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const before = await took('calibrate()');
        const reading = await took(read(1));
        const after = await took('calibrate()');
        // What asking itself takes.
        const asking = await took(read(0));
        times.push({ ms: reading - asking, fixed: (before + after) / 2 - asking });
      }
      if (!isShown) await inFront.close();
      await page.close();
      return times;
    },
    async timeGate() {
      const times: { first: number; later: number }[] = [];
      for (const { html, page: fixture } of readFixtures()) {
        const { page, run } = await open(html);
        times.push(await run(`timeGate(${JSON.stringify(fixture.url)})`));
        await page.close();
      }
      return times;
    },
    async costOfStorm(nodes) {
      const { page, run } = await open(pageOf(nodes));
      await run('storm()');
      await run('watch() && null');
      await wait(500);
      await run('spentWatching()');
      const start = performance.now();
      await wait(STORM_MS);
      const share = (await run<number>('spentWatching()')) / (performance.now() - start);
      await page.close();
      return share;
    },
    async capturedInStorm(nodes, rounds) {
      const { page, run } = await open(pageOf(nodes));
      await run('storm()');
      await run('watch() && null');
      for (let round = 0; round < rounds; round += 1) {
        await run(`flash('NO20261121102${100 + round}', ${RESULT_MS})`);
        await wait(700);
      }
      const captured = await run<string[]>('capturedOrders()');
      await page.close();
      return new Set(captured.filter((order) => order.startsWith('NO'))).size;
    },
    close: () => browser.close(),
  };
}

/** ms that the page's main thread has run. */
async function cpuClock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
}

type Run = <Answer>(call: string) => Promise<Answer>;

async function isolate(devtools: CDPSession, code: string): Promise<Run> {
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const world = await devtools.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      expression,
      contextId: world.executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(code);
  return <Answer>(call: string) => evaluate(`bundled.${call}`) as Promise<Answer>;
}

/** The rows of a shop: links, prices, buttons, prose; `nodes` elements and texts, more or less. */
function pageOf(nodes: number): string {
  const row = (index: number) =>
    `<li class="row"><a href="/item/${index}"><span class="name">Item ${index}</span></a><b>￥${index % 90}.50</b><p>库存充足，48 小时内发货</p><button>收藏</button></li>`;
  // A row is 6 elements and 4 texts.
  const rows = Array.from({ length: Math.round(nodes / 10) }, (_, index) => row(index)).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>店</title><body><ul>${rows}</ul></body></html>`;
}
