import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';

/** A platform's page that sells nothing, and the same bytes where the extension does not run. */
const WATCHED = 'https://www.douyin.com/pay/discover';
const PLAIN = 'https://plain.example/discover';
/** Until everything that begins with a page has ended and before its counter goes on: our own waits are shorter. */
const LOADED_MS = 800;
const IDLE_MS = 2000;
/** The machine's speed varies by more than what we add: the two pages are loaded in turn, this often each, and compared in pairs. */
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
export interface CostPair {
  watched: PageCost;
  plain: PageCost;
}

/**
 * Opens the page, of `nodes` more or less, with the extension and without it in windows of one real Chromium, `rounds` times.
 * @returns for each load one pair; those of one round share their idle time and heap
 */
export async function measurePageCost(rounds: number, nodes: number): Promise<CostPair[]> {
  const site = await startSite();
  // What Puppeteer asks to be told of each world of scripts would count as the extension's cost.
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site, leavesPagesAlone: true });
  try {
    for (const url of [WATCHED, PLAIN]) site.answer(url, () => ({ body: pageOf(nodes) }));
    // The first round warms up what a browser that has been open for a while has warm.
    await costPairs(chromium.browser);
    const pairs: CostPair[] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push(...(await costPairs(chromium.browser)));
    return pairs;
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function costPairs(browser: Browser): Promise<CostPair[]> {
  const [watched, plain] = [await openPage(browser, WATCHED), await openPage(browser, PLAIN)];
  await wait(LOADED_MS);
  const loads: { watched: number; plain: number }[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const took = { watched: 0, plain: 0 };
    const order = load % 2 === 0 ? (['watched', 'plain'] as const) : (['plain', 'watched'] as const);
    for (const which of order) took[which] = await loadOf(which === 'watched' ? watched : plain);
    loads.push(took);
  }
  const rested = [await threadMs(watched.devtools), await threadMs(plain.devtools)] as const;
  await wait(IDLE_MS);
  const [idleWatched, idlePlain] = [await threadMs(watched.devtools), await threadMs(plain.devtools)];
  const of = async ({ devtools, close }: OpenedPage, idleMs: number) => {
    await devtools.send('HeapProfiler.collectGarbage');
    const heapBytes = await metric(devtools, 'JSHeapUsedSize');
    await close();
    return { idleShare: idleMs / IDLE_MS, heapBytes };
  };
  const rest = {
    watched: await of(watched, idleWatched - rested[0]),
    plain: await of(plain, idlePlain - rested[1]),
  };
  return loads.map((took) => ({
    watched: { loadMs: took.watched, ...rest.watched },
    plain: { loadMs: took.plain, ...rest.plain },
  }));
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
