import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';

/** A platform's page that sells nothing, and the same bytes where the extension does not run. */
const WATCHED = 'https://www.douyin.com/pay/discover';
const PLAIN = 'https://plain.example/discover';
/** Until everything that begins with a page has ended: the watcher's own waits are shorter. */
const LOADED_MS = 1000;
const IDLE_MS = 2000;

/** What one visit took. */
export interface VisitCost {
  /** ms of the main thread's own processor time until the page had been open for a while; its tab had shown it once before. */
  loadMs: number;
  /** Share of one core while nobody does anything and a counter on the page goes on. */
  idleShare: number;
  /** Bytes of the page's heap, in all worlds of scripts, after rubbish was collected. */
  heapBytes: number;
}

export interface PageCost {
  watched: VisitCost[];
  plain: VisitCost[];
}

/** Visits the page in turn with and without the extension, each in a new tab of one real Chromium; `nodes` more or less. */
export async function measurePageCost(rounds: number, nodes: number): Promise<PageCost> {
  const site = await startSite();
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  try {
    for (const url of [WATCHED, PLAIN]) site.answer(url, () => ({ body: pageOf(nodes) }));
    const cost: PageCost = { watched: [], plain: [] };
    // The first round warms up what a browser that has been open for a while has warm.
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? (['watched', 'plain'] as const) : (['plain', 'watched'] as const);
      for (const which of order) {
        const page = await chromium.browser.newPage();
        const visit = await costOf(page, which === 'watched' ? WATCHED : PLAIN);
        await page.close();
        if (round > 0) cost[which].push(visit);
      }
    }
    return cost;
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function costOf(page: Page, url: string): Promise<VisitCost> {
  await page.goto(`${url}?first`);
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wait(LOADED_MS);
  // The clock counts from when it was switched on.
  const rested = await threadMs(devtools);
  await wait(IDLE_MS);
  const idleMs = (await threadMs(devtools)) - rested;
  await devtools.send('HeapProfiler.collectGarbage');
  const heapBytes = await metric(devtools, 'JSHeapUsedSize');
  const before = await threadMs(devtools);
  await page.goto(`${url}?again`);
  await wait(LOADED_MS);
  const loadMs = (await threadMs(devtools)) - before;
  return { loadMs, idleShare: idleMs / IDLE_MS, heapBytes };
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
