import { browser } from 'wxt/browser';

/** The full address of one of the extension's own files, such as `library.html`. */
export function extensionUrl(path: string): string {
  return new URL(path, browser.runtime.getURL('/')).href;
}
