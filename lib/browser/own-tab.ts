import { browser } from 'wxt/browser';
import type { PageCopy, Sighting } from '../model/page';
import { redrawPage } from './redraw-page';
import { decodeDataUrl, takeScreenshot } from './screenshots';

/** What a page knows of itself: nothing can be injected into the extension's own pages. */
interface OwnPage {
  copy(): PageCopy;
  sight(): Sighting;
}

/** The tab that this page of the extension is in, as captures need it. @throws Error where it is in none. */
export async function ownTab({ copy, sight }: OwnPage) {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) throw new Error('this page is in no tab');
  const tabId = tab.id;
  return {
    trace: { tabId, openerTabId: null },
    wasActive: tab.active,
    isBoundToDocument: true,
    isActive: async () => (await browser.tabs.get(tabId)).active,
    isLoading: async () => (await browser.tabs.get(tabId)).status === 'loading',
    zoom: () => browser.tabs.getZoom(tabId),
    screenshot: (isThere: () => Promise<boolean>) => takeScreenshot(tabId, isThere),
    render: async () => decodeDataUrl(await redrawPage()),
    copy: async () => copy(),
    sight: async () => sight(),
  };
}
