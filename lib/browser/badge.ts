import { browser } from 'wxt/browser';

const TEAL = '#0f766e';
const RED = '#b91c1c';

/** Shows a tab's number of captures on the toolbar icon; the tab may be gone by now. */
export async function showCount(tabId: number, count: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: TEAL });
    await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : String(count) });
  } catch {
    // No tab, no badge.
  }
}

/**
 * While a tab is recorded, the toolbar icon says so wherever the person is: for how long on that tab, and a dot on all others.
 * Null: it has ended.
 */
export async function showRecordingTime(tabId: number, elapsedMs: number | null): Promise<void> {
  const seconds = Math.floor((elapsedMs ?? 0) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  await browser.action.setBadgeBackgroundColor({ color: elapsedMs === null ? TEAL : RED });
  await browser.action.setBadgeText({ text: elapsedMs === null ? '' : '●' });
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: elapsedMs === null ? TEAL : RED });
    await browser.action.setBadgeText({ tabId, text: elapsedMs === null ? '' : time });
  } catch {
    // The tab is gone.
  }
}
