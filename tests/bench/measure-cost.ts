import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';
import { median } from './measure-capture';

/** A platform's page that sells nothing, and the same bytes where the extension does not run. */
const WATCHED = 'https://www.douyin.com/pay/discover';
const PLAIN = 'https://plain.example/discover';
/** Until everything that begins with a page has ended and before its counter goes on: our own waits are shorter. */
const LOADED_MS = 800;
const IDLE_MS = 2000;
/** One load says little: its cost varies by more than what we add. */
const LOADS = 4;

/** What one visit took. */
export interface VisitCost {
  /** ms of the main thread's own processor time until the page had been open for a while: the median of reloads in one tab. */
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
  // What Puppeteer asks to be told of each world of scripts would count as the extension's cost.
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site, leavesPagesAlone: true });
  try {
    for (const url of [WATCHED, PLAIN]) site.answer(url, () => ({ body: pageOf(nodes) }));
    const cost: PageCost = { watched: [], plain: [] };
    // The first round warms up what a browser that has been open for a while has warm.
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? (['watched', 'plain'] as const) : (['plain', 'watched'] as const);
      for (const which of order) {
        const visit = await costOf(chromium.browser, which === 'watched' ? WATCHED : PLAIN);
        if (round > 0) cost[which].push(visit);
      }
    }
    return cost;
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function costOf(browser: Browser, url: string): Promise<VisitCost> {
  const root = await browser.target().createCDPSession();
  const { targetId } = await root.send('Target.createTarget', { url });
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
  const page = root.connection()?.session(sessionId);
  if (!page) throw new Error(`Nothing is attached to ${url}.`);
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wait(LOADED_MS);
  const loads: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await page.send('Page.reload');
    await wait(LOADED_MS);
    // The clock begins anew with each document (measured, Chromium 15x).
    loads.push(await threadMs(page));
  }
  const rested = await threadMs(page);
  await wait(IDLE_MS);
  const idleMs = (await threadMs(page)) - rested;
  await page.send('HeapProfiler.collectGarbage');
  const heapBytes = await metric(page, 'JSHeapUsedSize');
  await root.send('Target.closeTarget', { targetId });
  await root.detach();
  return { loadMs: median(loads), idleShare: idleMs / IDLE_MS, heapBytes };
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
