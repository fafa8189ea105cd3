import { browser } from 'wxt/browser';

declare const __BUILD__: string;

/** The extension's version and the hash of the sources it was built from: kept in each capture. */
export function extensionInfo(): { version: string; build: string } {
  return { version: browser.runtime.getManifest().version, build: __BUILD__ };
}
