import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, SettingsSchema, type Settings } from '../model/settings';

const KEY = 'settings';

/** The settings as stored; what does not parse falls back to its default. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  const result = v.safeParse(SettingsSchema, stored[KEY] ?? {});
  return result.success ? result.output : DEFAULT_SETTINGS;
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } });
}

/** Calls `next` after each change, in whatever page it was made. */
export function observeSettings(next: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) void readSettings().then(next);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
