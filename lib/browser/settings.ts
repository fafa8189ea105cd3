import { browser } from 'wxt/browser';
import { parseSettings, type Settings } from '../model/settings';

const KEY = 'settings';

/** Changes of this page, one after the other: each is made to what the one before it left. */
let last: Promise<unknown> = Promise.resolve();

/** The settings as stored; each that does not parse falls back to its default. */
export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY]);
}

export function changeSettings(change: Partial<Settings>): Promise<void> {
  const write = async () => browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } });
  const written = last.then(write);
  last = written.catch(() => undefined);
  return written;
}

/** Calls `next` after each change, in whatever page it was made. */
export function observeSettings(next: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) void readSettings().then(next);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
