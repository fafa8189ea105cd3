import { browser } from 'wxt/browser';
import { bytesOfBase64 } from '../model/base64';
import { PictureGapError } from '../model/picture-gap';
import { wait, within } from '../model/wait';

/** The browser's quota (Chrome ≥ 92: 2 calls a second, the rest refused at once). Firefox has none, and names none. */
const CALLS_PER_SECOND =
  (browser.tabs as { MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND?: number })
    .MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND ?? 2;
/** Bounds what is asked of a browser that cannot just now. */
const ATTEMPTS = 3;
/** Another run of this worker may have used up the quota; nobody waits longer for it than this. */
const QUOTA_ATTEMPTS = 5;
/** Tabs in front that were left meanwhile and came back. */
const TURNED_AWAY_ATTEMPTS = 3;
/** All pictures wait for the one before them: a browser that does not answer must not stop them for ever. */
const GRABBED_MS = 5000;
const QUOTA = /MAX_CAPTURE_VISIBLE_TAB_CALLS/i;
const TRANSIENT =
  /image readback failed|dragging a tab|cannot be edited right now|failed to capture tab|no answer within/i;

let calls: number[] = [];
let queue: Promise<unknown> = Promise.resolve();

export interface TabPixels {
  png: Blob;
  /** Those of `png`. */
  bytes: Uint8Array<ArrayBuffer>;
  attempts: number;
  /** ISO UTC, when the browser had answered. */
  takenAt: string;
  /** The page was there meanwhile, no navigation was under way or began, and the address stayed the same. */
  isCertain: boolean;
}

/** Whether the page that is to be photographed is still there. */
type IsThere = () => Promise<boolean>;

/**
 * Photographs a tab: the very bytes of the browser's PNG. The browser photographs whatever its window shows, so the tab
 * is looked at just before and just after, and every switch of tabs in between counts. One queue for the whole extension
 * keeps the quota; transient failures are retried.
 * @throws PictureGapError where the tab is hidden, minimised or closed, was left meanwhile, or pixels are not permitted;
 * Error where the browser could not do it in three attempts.
 */
export function takeScreenshot(tabId: number, isThere: IsThere): Promise<TabPixels> {
  const taken = queue.then(() => attempt(tabId, isThere));
  queue = taken.catch(() => undefined);
  return taken;
}

async function attempt(tabId: number, isThere: IsThere): Promise<TabPixels> {
  const failed = { transient: 0, quota: 0, moved: 0 };
  for (;;) {
    const attempts = 1 + failed.transient + failed.quota + failed.moved;
    try {
      return { ...(await photograph(tabId, isThere)), attempts };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof PictureGapError) {
        failed.moved += 1;
        if (error.gap !== 'moved' || failed.moved === TURNED_AWAY_ATTEMPTS) throw error;
      } else if (QUOTA.test(message)) {
        failed.quota += 1;
        if (failed.quota === QUOTA_ATTEMPTS) throw error;
        await wait(300 * failed.quota);
      } else if (/permission/i.test(message)) {
        throw new PictureGapError('refused', { cause: error });
      } else {
        failed.transient += 1;
        if (failed.transient === ATTEMPTS || !TRANSIENT.test(message)) throw error;
        await wait(120 * failed.transient);
      }
    }
  }
}

async function photograph(tabId: number, isThere: IsThere): Promise<Omit<TabPixels, 'attempts'>> {
  await waitForQuota();
  let isNavigating = false;
  const activated = new Set<number>();
  const onActivated = ({ windowId }: { windowId: number }) => void activated.add(windowId);
  const onUpdated = (id: number, { status }: { status?: string }) => {
    isNavigating ||= id === tabId && status === 'loading';
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  try {
    // Listening already: what begins after this look is told.
    const before = await frontTab(tabId);
    calls.push(performance.now());
    // The page is asked meanwhile: no page comes back unheard, so one that answers now was there when the picture began.
    const [{ address, takenAt }, wasThere] = await Promise.all([grab(before.windowId), isThere()]);
    const after = await browser.tabs.get(tabId).catch(closed);
    if (!after.active) throw new PictureGapError('hidden');
    if (activated.has(before.windowId) || after.windowId !== before.windowId)
      throw new PictureGapError('moved');
    const isCertain = wasThere && !before.isLoading && !isNavigating && after.url === before.url;
    const bytes = bytesOfDataUrl(address);
    return { png: new Blob([bytes], { type: 'image/png' }), bytes, takenAt, isCertain };
  } finally {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  }
}

async function grab(windowId: number): Promise<{ address: string; takenAt: string }> {
  const address = await within(GRABBED_MS, browser.tabs.captureVisibleTab(windowId, { format: 'png' }));
  return { address, takenAt: new Date().toISOString() };
}

/** @throws PictureGapError where the tab is not what its window shows. */
async function frontTab(
  tabId: number,
): Promise<{ windowId: number; url: string | undefined; isLoading: boolean }> {
  // At once: the page may be gone in a moment, and one after the other took 5 ms (measured).
  const [tab, windows] = await Promise.all([
    browser.tabs.get(tabId).catch(closed),
    browser.windows.getAll().catch(closed),
  ]);
  const { windowId } = tab;
  if (!tab.active || windowId === undefined) throw new PictureGapError('hidden');
  const window = windows.find(({ id }) => id === windowId) ?? closed();
  if (window.state === 'minimized') throw new PictureGapError('minimised');
  return { windowId, url: tab.url, isLoading: tab.status === 'loading' };
}

function closed(cause?: unknown): never {
  throw new PictureGapError('closed', { cause });
}

async function waitForQuota(): Promise<void> {
  const now = performance.now();
  calls = calls.filter((at) => now - at < 1000);
  if (calls.length >= CALLS_PER_SECOND) {
    await wait(1000 - (now - (calls.at(-CALLS_PER_SECOND) ?? now)) + 5);
  }
}

/** What a data address holds. */
export function decodeDataUrl(address: string): Blob {
  const type = /^data:([^;,]*)/.exec(address)?.[1] ?? 'application/octet-stream';
  return new Blob([bytesOfDataUrl(address)], { type });
}

/** By hand: the extension's policy allows no `fetch` of data addresses. */
function bytesOfDataUrl(address: string): Uint8Array<ArrayBuffer> {
  return bytesOfBase64(address.slice(address.indexOf(',') + 1));
}
