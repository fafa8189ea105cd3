import { browser } from 'wxt/browser';

const SCREENSHOTS = { origins: ['<all_urls>'] };

/** `captureVisibleTab` needs `<all_urls>`: a host permission for the site alone is refused (measured, Chromium 156). */
export function hasScreenshotPermission(): Promise<boolean> {
  return browser.permissions.contains(SCREENSHOTS);
}

/** Must be called from a click. False where the person says no. */
export function askForScreenshotPermission(): Promise<boolean> {
  return browser.permissions.request(SCREENSHOTS);
}

export function giveBackScreenshotPermission(): Promise<boolean> {
  return browser.permissions.remove(SCREENSHOTS);
}

/** Whether the extension may run on these match patterns; Firefox lets people switch that off. */
export function hasHostPermission(matches: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...matches] });
}

export function askForHostPermission(matches: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...matches] });
}

/** Gives a permission back that nobody needs any more; what belongs to a wider one that was granted stays with it. */
export async function giveBackHostPermission(matches: readonly string[]): Promise<void> {
  if (await hasScreenshotPermission()) return;
  // A host of the manifest's own cannot be given back, and is needed.
  await browser.permissions.remove({ origins: [...matches] }).catch(() => undefined);
}

export function observePermissions(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
