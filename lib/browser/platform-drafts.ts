import { browser } from 'wxt/browser';

const PREFIX = 'platform-draft:';

/** What was typed into the editor and not saved; survives a closed tab and a crash. `key` is the platform's id, or empty for a new one. */
export async function readDraft(key: string): Promise<string | null> {
  const stored = (await browser.storage.local.get(PREFIX + key))[PREFIX + key];
  return typeof stored === 'string' ? stored : null;
}

export async function keepDraft(key: string, text: string): Promise<void> {
  await browser.storage.local.set({ [PREFIX + key]: text });
}

export async function clearDraft(key: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + key);
}

/** The keys of all drafts. */
export async function draftKeys(): Promise<string[]> {
  const stored = await browser.storage.local.get(null);
  return Object.keys(stored)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}
