import { browser } from 'wxt/browser';
import type { SyncedItem, SyncProblem, SyncState } from '../model/synced-settings';

/** In `storage.local`: what this device knows of the pieces that travel. */
const KEY = 'sync';

/** Browsers without sync have no such area. */
function area(): typeof browser.storage.sync | undefined {
  return browser.storage.sync as typeof browser.storage.sync | undefined;
}

export function hasSync(): boolean {
  return area() !== undefined;
}

/** Everything in the browser's sync; nothing where there is none. */
export async function readSynced(): Promise<Record<string, unknown>> {
  return (await area()?.get()) ?? {};
}

/** Writes one item; answers why it could not be. */
export async function writeSynced(name: string, item: SyncedItem): Promise<SyncProblem | null> {
  try {
    await area()?.set({ [name]: item });
    return null;
  } catch (error) {
    return problemOf(error instanceof Error ? error.message : String(error));
  }
}

/** Chromium names the quota; Firefox says that one was exceeded. */
function problemOf(message: string): SyncProblem {
  if (/QUOTA_BYTES_PER_ITEM/.test(message)) return 'too-large';
  if (/MAX_WRITE|MAX_SUSTAINED/.test(message)) return 'busy';
  return /quota|MAX_ITEMS/i.test(message) ? 'full' : 'other';
}

export async function readSyncState(): Promise<SyncState> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as SyncState | undefined;
  return stored ?? { at: null, known: {}, problems: [] };
}

export async function writeSyncState(state: SyncState): Promise<void> {
  await browser.storage.local.set({ [KEY]: state });
}

/** Calls `changed` after each change that came from another device, or went there. */
export function observeSynced(changed: () => void): void {
  browser.storage.onChanged.addListener((_changes, name) => {
    if (name === 'sync') changed();
  });
}

/** Calls `changed` after each comparison. */
export function observeSyncState(changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>, name: string) => {
    if (name === 'local' && KEY in changes) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
