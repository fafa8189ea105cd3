import { browser } from 'wxt/browser';
import type { FetchedList } from '../model/followed-list';
import { fetchBytes } from './fetch-bytes';

const PREFIX = 'definition-list:';
const LIMITS = { patience: 20_000, mostBytes: 1_000_000 };

/** Fetches a list as text, unchecked. @throws SendingError */
export async function fetchList(url: string): Promise<string> {
  const headers = { Accept: 'application/json, text/plain' };
  return new TextDecoder().decode(await fetchBytes(url, { method: 'GET', headers }, LIMITS));
}

/** What was last fetched from there; null before the first attempt. */
export async function readFetchedList(url: string): Promise<FetchedList | null> {
  return ((await browser.storage.local.get(PREFIX + url))[PREFIX + url] as FetchedList | undefined) ?? null;
}

export async function keepFetchedList(url: string, state: FetchedList): Promise<void> {
  await browser.storage.local.set({ [PREFIX + url]: state });
}

export async function forgetFetchedList(url: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + url);
}

/** Calls `changed` whenever a list was fetched or forgotten. */
export function observeFetchedLists(changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
