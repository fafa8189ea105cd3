import { browser } from 'wxt/browser';

/** The browser's quota (Chrome ≥ 92: 2 calls a second, the rest refused at once). */
const CALLS_PER_SECOND = 2;
const ATTEMPTS = 3;
const TRANSIENT =
  /image readback failed|MAX_CAPTURE_VISIBLE_TAB_CALLS|dragging a tab|cannot be edited right now/i;

/** No permission for pixels of this tab: neither `<all_urls>` nor `activeTab`. */
export class ScreenshotRefusedError extends Error {
  override name = 'ScreenshotRefusedError';
}

let calls: number[] = [];
let queue: Promise<unknown> = Promise.resolve();

/**
 * Photographs the visible tab of a window: the very bytes of the browser's PNG. One queue for the whole extension keeps
 * the quota; transient failures are retried.
 * @throws ScreenshotRefusedError without the permission; Error where the browser could not do it in three attempts.
 */
export function takeScreenshot(windowId: number): Promise<{ png: Blob; attempts: number }> {
  const taken = queue.then(() => attempt(windowId));
  queue = taken.catch(() => undefined);
  return taken;
}

async function attempt(windowId: number): Promise<{ png: Blob; attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    await waitForQuota();
    try {
      const address = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
      return { png: decodeDataUrl(address), attempts };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (/permission/i.test(message)) throw new ScreenshotRefusedError(message);
      if (attempts === ATTEMPTS || !TRANSIENT.test(message)) throw error;
      await delay(120 * attempts);
    }
  }
}

async function waitForQuota(): Promise<void> {
  const now = performance.now();
  calls = calls.filter((at) => now - at < 1000);
  if (calls.length >= CALLS_PER_SECOND) {
    await delay(1000 - (now - (calls.at(-CALLS_PER_SECOND) ?? now)) + 5);
  }
  calls.push(performance.now());
}

/** By hand: the extension's policy allows no `fetch` of data addresses. */
export function decodeDataUrl(address: string): Blob {
  const comma = address.indexOf(',');
  const type = /^data:([^;,]*)/.exec(address)?.[1] ?? 'application/octet-stream';
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  // Chrome ≥ 140, Firefox ≥ 133: ten times as fast as the loop.
  if (fromBase64 !== undefined)
    return new Blob([fromBase64.call(Uint8Array, address.slice(comma + 1))], { type });
  const binary = atob(address.slice(comma + 1));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return new Blob([bytes], { type });
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
