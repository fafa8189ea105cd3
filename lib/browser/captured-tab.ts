import { browser } from 'wxt/browser';
import type { TabTrace } from '../model/capture';
import type { PageMessages } from '../model/message';
import { wait, within } from '../model/wait';
import { askPage } from './messages';
import { pageScroller } from './scroll-page';
import { copyPage, injectWatcher, renderPage } from './scripts';
import { takeScreenshot } from './screenshots';

/** Pages that were left may be kept frozen, and then answer nothing. */
const ANSWERED_MS = 3000;
const RENDERED_MS = 15_000;
/** Tries to reach a watcher that was injected a moment ago. */
const REACH_ATTEMPTS = 10;

export interface TabOrigin {
  trace: TabTrace;
  wasActive: boolean;
  /** Of the document that asked; null where the browser names none (Firefox), or where nobody asked from a page. */
  documentId: string | null;
}

/** Everything that a capture needs of one tab. */
export function capturedTab({ trace, wasActive, documentId }: TabOrigin) {
  const { tabId } = trace;
  return {
    trace,
    wasActive,
    isBoundToDocument: documentId !== null,
    isActive: async () => (await browser.tabs.get(tabId)).active,
    isLoading: async () => (await browser.tabs.get(tabId)).status === 'loading',
    zoom: () => browser.tabs.getZoom(tabId),
    screenshot: (isThere: () => Promise<boolean>) => takeScreenshot(tabId, isThere),
    render: () => within(RENDERED_MS, renderPage(tabId, documentId)),
    copy: () => within(ANSWERED_MS, copyPage(tabId, documentId)),
    sight: () => within(ANSWERED_MS, askPage(tabId, 'sightPage', {}, documentId)),
    scroller: pageScroller(tabId),
    read: () => reach(tabId),
    showNotice: (notice: PageMessages['showNotice']['request']) => askPage(tabId, 'showNotice', notice),
  };
}

/** The tab of an earlier capture. @throws Error where there is no such tab any more. */
export async function capturedTabByTrace(trace: TabTrace) {
  const { active } = await browser.tabs.get(trace.tabId);
  return capturedTab({ trace, wasActive: active, documentId: null });
}

/** @throws Error where there is no such tab. */
export async function capturedTabById(tabId: number) {
  const tab = await browser.tabs.get(tabId);
  const trace = { tabId, openerTabId: tab.openerTabId ?? null };
  return capturedTab({ trace, wasActive: tab.active, documentId: null });
}

/** Reads the page, starting the watcher first where none answers. */
async function reach(tabId: number): Promise<PageMessages['readPage']['answer']> {
  try {
    return await askPage(tabId, 'readPage', {});
  } catch {
    await injectWatcher(tabId);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askPage(tabId, 'readPage', {});
    } catch (error) {
      if (attempt === REACH_ATTEMPTS) throw error;
      await wait(30);
    }
  }
}

/** The address and stage of a tab, as far as the extension may know them. */
export async function peekTab(tabId: number) {
  const [tab, reading] = await Promise.all([
    browser.tabs.get(tabId),
    askPage(tabId, 'peekPage', {}).catch(() => undefined),
  ]);
  return { tabId, url: tab.url ?? null, stage: reading?.stage ?? null };
}

/** Starts the watcher in the tabs that were open before the installation or the update. */
export async function injectIntoOpenTabs(matches: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches] });
  await Promise.allSettled(tabs.map(async (tab) => tab.id !== undefined && injectWatcher(tab.id)));
}
