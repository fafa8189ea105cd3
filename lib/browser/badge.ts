import { browser } from 'wxt/browser';

const TEAL = '#0f766e';

/** Shows a tab's number of captures on the toolbar icon; the tab may be gone by now. */
export async function showCount(tabId: number, count: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: TEAL });
    await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : String(count) });
  } catch {
    // No tab, no badge.
  }
}
