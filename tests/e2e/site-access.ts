import type { Page } from 'puppeteer-core';
import type { LaunchedChromium } from './launch';

/** The browser's own page for extensions, where people give and take access to sites. */
export interface SiteAccess {
  /** “Allow this extension to read and change all your data on websites you visit”. */
  allow(hostAccess: 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES'): Promise<void>;
  /** “Add a page”, beside it: the browser asks no more once the extension asks for that host. */
  addHost(pattern: string): Promise<void>;
}

/** Opens `chrome://extensions`, and does there what its controls do. */
export async function openSiteAccess({ browser, extensionId }: LaunchedChromium): Promise<SiteAccess> {
  const page: Page = await browser.newPage();
  await page.goto('chrome://extensions');
  return {
    allow: (hostAccess) =>
      page.evaluate(
        (change) =>
          new Promise<void>((resolve) =>
            (globalThis as unknown as Developer).chrome.developerPrivate.updateExtensionConfiguration(
              change,
              resolve,
            ),
          ),
        { extensionId, hostAccess },
      ),
    addHost: (pattern) =>
      page.evaluate(
        (id, host) =>
          new Promise<void>((resolve) =>
            (globalThis as unknown as Developer).chrome.developerPrivate.addHostPermission(id, host, resolve),
          ),
        extensionId,
        pattern,
      ),
  };
}

interface Developer {
  chrome: {
    developerPrivate: {
      updateExtensionConfiguration(change: object, done: () => void): void;
      addHostPermission(extensionId: string, pattern: string, done: () => void): void;
    };
  };
}
