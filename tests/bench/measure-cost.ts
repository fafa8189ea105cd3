import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';

/** One page that sells nothing, on a platform, where a script of the extension does nothing at all, and where it has none. */
const PAGES = {
  watched: 'https://www.douyin.com/pay/discover',
  empty: 'https://empty.example/discover',
  plain: 'https://plain.example/discover',
} as const;
type Where = keyof typeof PAGES;
const WHERE: readonly Where[] = ['watched', 'empty', 'plain'];
/** Until everything that begins with a page has ended and before its counter goes on: our own waits are shorter. */
const LOADED_MS = 800;
const IDLE_MS = 2000;
/** The machine's speed varies by more than what we add: the pages are loaded in turn, this often each, and compared load by load. */
const LOADS = 4;

/** What a page took of its main thread and memory. */
export interface PageCost {
  /** ms of the main thread's own processor time until the page had been open for a while; its tab had shown it once before. */
  loadMs: number;
  /** Share of one core while nobody does anything and a counter on the page goes on. */
  idleShare: number;
  /** Bytes of the page's heap, in all worlds of scripts, after rubbish was collected. */
  heapBytes: number;
}

/** What was measured at nearly the same time. */
export type CostInTurn = Record<Where, PageCost>;

/**
 * Opens the page, of `nodes` more or less, in windows of one real Chromium, `rounds` times.
 * @returns one for each load; those of a round share their idle time and heap
 */
export async function measurePageCost(rounds: number, nodes: number): Promise<CostInTurn[]> {
  const site = await startSite();
  // What Puppeteer asks to be told of each world of scripts would count as the extension's cost.
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site, leavesPagesAlone: true });
  try {
    for (const url of Object.values(PAGES)) site.answer(url, () => ({ body: pageOf(nodes) }));
    // Of all our scripts this one does least: it finds no watcher and has ended.
    const worker = await chromium.worker();
    // One that has only just begun has no API yet.
    while (!(await worker.evaluate(() => 'chrome' in globalThis))) await wait(100);
    await worker.evaluate(
      (match) => {
        const script = { id: 'empty', js: ['start.js'], matches: [match], runAt: 'document_idle' };
        return (globalThis as unknown as { chrome: Chrome }).chrome.scripting.registerContentScripts([
          script,
        ]);
      },
      `${new URL(PAGES.empty).origin}/*`,
    );
    // The first round warms up what a browser that has been open for a while has warm.
    await costsInTurn(chromium.browser);
    const costs: CostInTurn[] = [];
    for (let round = 0; round < rounds; round += 1) costs.push(...(await costsInTurn(chromium.browser)));
    return costs;
  } finally {
    await chromium.close();
    await site.close();
  }
}

interface Chrome {
  scripting: { registerContentScripts(scripts: object[]): Promise<void> };
}

async function costsInTurn(browser: Browser): Promise<CostInTurn[]> {
  const pages = await inTurn(WHERE, (where) => openPage(browser, PAGES[where]));
  await wait(LOADED_MS);
  const loads: Record<Where, number>[] = [];
  for (let load = 0; load < LOADS; load += 1)
    loads.push(await inTurn(load % 2 === 0 ? WHERE : WHERE.toReversed(), (where) => loadOf(pages[where])));
  const rested = await inTurn(WHERE, (where) => threadMs(pages[where].devtools));
  await wait(IDLE_MS);
  const idled = await inTurn(WHERE, (where) => threadMs(pages[where].devtools));
  const heap = await inTurn(WHERE, (where) => heapOf(pages[where]));
  for (const { close } of Object.values(pages)) await close();
  const at = (where: Where, loadMs: number): PageCost => ({
    loadMs,
    idleShare: (idled[where] - rested[where]) / IDLE_MS,
    heapBytes: heap[where],
  });
  return loads.map(({ watched, empty, plain }) => ({
    watched: at('watched', watched),
    empty: at('empty', empty),
    plain: at('plain', plain),
  }));
}

async function inTurn<Found>(
  order: readonly Where[],
  act: (where: Where) => Promise<Found>,
): Promise<Record<Where, Found>> {
  const found: Partial<Record<Where, Found>> = {};
  for (const where of order) found[where] = await act(where);
  return found as Record<Where, Found>;
}

interface OpenedPage {
  devtools: CDPSession;
  close(): Promise<void>;
}

/** In a window of its own: a page behind another draws nothing. */
async function openPage(browser: Browser, url: string): Promise<OpenedPage> {
  const root = await browser.target().createCDPSession();
  const { targetId } = await root.send('Target.createTarget', { url, newWindow: true });
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
  const devtools = root.connection()?.session(sessionId);
  if (!devtools) throw new Error(`Nothing is attached to ${url}.`);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    devtools,
    async close() {
      await root.send('Target.closeTarget', { targetId });
      await root.detach();
    },
  };
}

async function loadOf({ devtools }: OpenedPage): Promise<number> {
  await devtools.send('Page.reload');
  await wait(LOADED_MS);
  // The clock begins anew with each document (measured, Chromium 156).
  return threadMs(devtools);
}

async function heapOf({ devtools }: OpenedPage): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return metric(devtools, 'JSHeapUsedSize');
}

async function threadMs(devtools: CDPSession): Promise<number> {
  return 1000 * (await metric(devtools, 'ThreadTime'));
}

async function metric(devtools: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

/** A feed: pictures without a source, names, counts, buttons, and a counter that goes on every second. */
function pageOf(nodes: number): string {
  const card = (index: number) =>
    `<article><a href="/video/${index}"><h2>第 ${index} 个视频：小鹿的一天</h2></a><p>今天去了海边，晚霞很好看。</p><span>${index * 37} 次点赞</span><button>分享</button></article>`;
  // A card is 6 elements and 5 texts.
  const cards = Array.from({ length: Math.round(nodes / 11) }, (_, index) => card(index)).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>发现</title><body><header><nav><a href="/">首页</a><a href="/me">我的</a></nav><p id="count">0</p></header><main>${cards}</main><script>let n = 0; setInterval(() => { document.getElementById('count').textContent = (n += 1) + ' 人在看' }, 1000)</script></body></html>`;
}
