import { browser } from 'wxt/browser';
import { extensionUrl } from './extension-url';

/** The tab beside the popup, the active one of the last focused browser window; its address as far as the extension may know it. */
export async function activeTab(): Promise<{ tabId: number; url: string | null } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, url: tab.url ?? null };
}

/** A tab's address as far as the extension may know it; null where it may not, and where the tab is gone. */
export async function addressOfTab(tabId: number): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.url ?? null;
}

/** Opens the library, at one purchase if given. */
export function openLibrary(purchaseId?: string): Promise<void> {
  return openLibraryAt(purchaseId === undefined ? '' : `#purchase=${encodeURIComponent(purchaseId)}`);
}

/** Opens the library at a claim. */
export function openClaim(claimId: string): Promise<void> {
  return openLibraryAt(`#claim=${encodeURIComponent(claimId)}`);
}

async function openLibraryAt(hash: string): Promise<void> {
  await browser.tabs.create({ url: extensionUrl(`library.html${hash}`) });
}

/** Opens the checker of packets. */
export async function openChecker(): Promise<void> {
  await browser.tabs.create({ url: extensionUrl('check.html') });
}

/** The popup, as if its button had been pressed; browsers that do not allow that stay as they are. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}

/** Opens the page that backs up and restores. */
export async function openBackup(): Promise<void> {
  await browser.tabs.create({ url: extensionUrl('backup.html') });
}

/** Opens the first run: what it does, where it works, a practice recharge. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: extensionUrl('welcome.html') });
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
