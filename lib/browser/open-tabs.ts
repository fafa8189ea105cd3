import { browser } from 'wxt/browser';

/** An open page whose address the extension may know. */
export interface OpenTab {
  id: number;
  url: string;
  title: string;
}

/** Pages of web sites that are open, most recently used first; those of sites without permission are not among them. */
export async function openTabs(): Promise<OpenTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs
    .filter(({ url }) => url !== undefined && /^https?:/.test(url))
    .sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
    .flatMap(({ id, url, title }) =>
      id === undefined || url === undefined ? [] : [{ id, url, title: title ?? '' }],
    );
}

/** Calls `changed` whenever a tab opens, closes or shows another address. */
export function observeTabs(changed: () => void): () => void {
  const updated = (_id: number, change: { url?: string; title?: string }) => {
    if (change.url !== undefined || change.title !== undefined) changed();
  };
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onRemoved.addListener(changed);
  return () => {
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onRemoved.removeListener(changed);
  };
}
