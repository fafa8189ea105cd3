import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/set-up/find-browser.mjs';

const BUILD = fileURLToPath(new URL('../../.output/firefox-mv3/', import.meta.url));
/** Fixed in advance, so that the extension's pages have a known address. */
const UUID = '7d0c0f3a-5f6e-4f0f-9b53-3a1f6a3c9d11';

export interface FirefoxOptions {
  site: { port: number };
  headed?: boolean;
  language?: string;
  colorScheme?: 'light' | 'dark';
  /** False: as Firefox installs it where the person grants nothing. */
  grantHosts?: boolean;
}

export interface LaunchedFirefox {
  browser: Browser;
  downloads: string;
  /** Opens a page of the extension, such as `popup.html`, in a tab; `browser.*` is in its main world. */
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a Firefox with a profile of its own and the built extension in it, installed for the time being. */
export async function launchFirefox(options: FirefoxOptions): Promise<LaunchedFirefox> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('No Firefox found: install one, or set FIREFOX_PATH.');
  const folder = await mkdtemp(join(tmpdir(), 'recharge-evidence-'));
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  const language = options.language ?? 'zh-CN';

  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: options.headed !== true,
    defaultViewport: null,
    acceptInsecureCerts: true,
    userDataDir: join(folder, 'profile'),
    // Without it WebDriver BiDi refuses to open the extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId()]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.originControls.grantByDefault': options.grantHosts !== false,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': options.site.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': options.site.port,
      'network.proxy.allow_hijacking_localhost': true,
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'intl.accept_languages': language,
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
    },
  });

  async function close() {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    await browser.installExtension(BUILD);
    await closeWelcome(browser);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    browser,
    downloads,
    close,
    openExtensionPage: async (path) => {
      const page = await browser.newPage();
      await navigate(browser, page, `moz-extension://${UUID}/${path}`);
      return page;
    },
  };
}

/** The page of the first run would be in front of every other; puppeteer does not learn its address. */
async function closeWelcome(browser: Browser): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { contexts } = await send<{ contexts: { context: string; url: string }[] }>(
      browser,
      'browsingContext.getTree',
      {},
    );
    const welcome = contexts.find(({ url }) => url.endsWith('/welcome.html'));
    if (welcome !== undefined) {
      await send(browser, 'browsingContext.close', { context: welcome.context });
      return;
    }
    await wait(50);
  }
  throw new Error('The page of the first run did not open.');
}

/**
 * `page.goto()` never resolves on the extension's pages (puppeteer 24 and 25, measured), so the protocol's own command is
 * sent. It needs two of puppeteer's internals: its version is pinned.
 */
async function navigate(browser: Browser, page: Page, url: string): Promise<void> {
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  await send(browser, 'browsingContext.navigate', { context, url, wait: 'complete' });
}

async function send<Result>(browser: Browser, method: string, parameters: object): Promise<Result> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: Result }> };
  };
  return (await connection.send(method, parameters)).result;
}

function geckoId(): string {
  const manifest = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}
