import { browser } from 'wxt/browser';

/** Whether the person lets the extension work in private windows. */
export function isAllowedInPrivateWindows(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}
