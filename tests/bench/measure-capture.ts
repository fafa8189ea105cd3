import { setTimeout as wait } from 'node:timers/promises';
import type { Page, WebWorker } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { startSite } from '../site/start-site';

const RESULT = 'https://tp-pay.snssdk.com/cashdesk/result';
/** The browser allows two screenshots a second: each round waits until the quota is idle. */
const QUOTA_MS = 1100;

export interface CaptureTimes {
  /** ms from the first frame that shows the paid page to the notice, which appears after the record is durable. */
  visibleToDurable: number[];
  /** ms of a bare `captureVisibleTab` and a strict IndexedDB put of the same bytes, in the same browser and run. */
  bare: number[];
}

/** Plays `rounds` payments in a real Chromium and, between them, measures the least that any such tool needs. */
export async function measureCapture(rounds: number): Promise<CaptureTimes> {
  const site = await startSite();
  const chromium = await launchChromium({
    build: 'chrome-mv3-test',
    site,
    windowSize: { width: 1400, height: 1000 },
  });
  try {
    site.answer(RESULT, () => ({ body: WAITING_PAGE }));
    const page = await chromium.browser.newPage();
    const worker = await chromium.worker();
    const times: CaptureTimes = { visibleToDurable: [], bare: [] };
    // Rounds 0 and 1 warm up what a browser that has been open for a while has warm.
    for (let round = 0; round < rounds + 2; round += 1) {
      await page.goto(`${RESULT}?round=${round}`);
      await wait(QUOTA_MS);
      const captured = await pay(page, round);
      await wait(QUOTA_MS);
      const bare = await captureAndPut(worker);
      if (round < 2) continue;
      times.visibleToDurable.push(captured);
      times.bare.push(bare);
    }
    return times;
  } finally {
    await chromium.close();
    await site.close();
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The page turns into the paid page, and waits for our notice. */
function pay(page: Page, round: number): Promise<number> {
  return page.evaluate(
    (orderNo) =>
      new Promise<number>((resolve, reject) => {
        let visibleAt = 0;
        const observer = new MutationObserver(() => {
          if (document.querySelector('recharge-evidence-notice[data-status=captured]') === null) return;
          observer.disconnect();
          resolve(performance.now() - visibleAt);
        });
        observer.observe(document.documentElement, { childList: true });
        setTimeout(() => reject(new Error('no notice within 8 s')), 8000);
        const main = document.querySelector('main');
        if (main === null) throw new Error('no main');
        main.innerHTML = `<h1>支付成功</h1><dl><dt>订单号</dt><dd>${orderNo}</dd><dt>实付金额</dt><dd>￥30.00</dd><dt>支付方式</dt><dd>支付宝</dd><dt>支付时间</dt><dd>2026-11-21 10:25:03</dd></dl>`;
        requestAnimationFrame(() => {
          visibleAt = performance.now();
        });
      }),
    `SP20261121102412071842369${String(round).padStart(5, '0')}`,
  );
}

function captureAndPut(worker: WebWorker): Promise<number> {
  return worker.evaluate(async () => {
    const open = indexedDB.open('bare');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onupgradeneeded = () => open.result.createObjectStore('pictures', { autoIncrement: true });
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(new Error('open'));
    });
    const { tabs } = (
      globalThis as unknown as { chrome: { tabs: { captureVisibleTab(options: object): Promise<string> } } }
    ).chrome;
    const start = performance.now();
    const address = await tabs.captureVisibleTab({ format: 'png' });
    const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) =>
      character.charCodeAt(0),
    );
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('pictures', 'readwrite', { durability: 'strict' });
      transaction.objectStore('pictures').put(new Blob([bytes], { type: 'image/png' }));
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(new Error('abort'));
    });
    database.close();
    return performance.now() - start;
  });
}

const WAITING_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收银台</title>
<style>body{margin:0;font:16px/1.6 system-ui;background:#f3f5f7}main{max-width:720px;margin:60px auto;padding:32px;background:#fff;border-radius:12px}
dl{display:grid;grid-template-columns:auto 1fr;gap:8px 24px}</style>
<body><main><p>正在确认支付结果…</p></main></body></html>`;
