import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type Browser, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { CHROMIUM_FLAGS } from '../../scripts/set-up/chromium-flags.mjs';
import { findChromium } from '../../scripts/set-up/find-browser.mjs';

const OUTPUT = fileURLToPath(new URL('../../.output/', import.meta.url));

export interface ChromiumOptions {
  /** `chrome-mv3-test` has `<all_urls>`, as if the person had allowed screenshots: prompts cannot be clicked headless. */
  build: 'chrome-mv3' | 'chrome-mv3-test';
  /** The browser's only way out. */
  site: { port: number };
  headed?: boolean;
  /** Of the browser and of pages; Chinese where nothing is said. */
  language?: string;
  colorScheme?: 'light' | 'dark';
  deviceScaleFactor?: number;
  /** CSS px of the window, its frame included. */
  windowSize?: { width: number; height: number };
  /** Leaves the page of the first run open; it is closed where nothing is said, so that it is in nobody's picture. */
  firstRun?: boolean;
  /** Lets Puppeteer attach to no page, that of the first run included: for what measures what pages cost. */
  leavesPagesAlone?: boolean;
  /** Where downloads go; a temporary folder where nothing is said. */
  downloads?: string;
}

export interface LaunchedChromium {
  browser: Browser;
  extensionId: string;
  downloads: string;
  worker(): Promise<WebWorker>;
  /** Clicks the toolbar button while `page` is in front, whatever comes of it. */
  pressButton(page: Page): Promise<void>;
  /** Clicks the toolbar button while `page` is in front: the real popup, which grants `activeTab`. */
  openPopup(page: Page): Promise<Page>;
  /** Opens a page of the extension, such as `options.html`, in a tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** Loads the extension anew, as an update does: open pages keep a script that nobody answers any more. */
  update(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a Chromium with a profile of its own and the built extension in it.
 * Chrome ≥ 137 ignores `--load-extension`; over a pipe, DevTools' `Extensions.loadUnpacked` works in all of them.
 */
export async function launchChromium(options: ChromiumOptions): Promise<LaunchedChromium> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME_PATH.');
  const { language = 'zh-CN', windowSize = { width: 1280, height: 860 } } = options;
  const folder = await mkdtemp(join(tmpdir(), 'recharge-evidence-'));
  const downloads = options.downloads ?? join(folder, 'downloads');
  await mkdir(downloads, { recursive: true });

  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'Default'), { recursive: true });
  // DevTools' own setting for downloads would replace the file names that the extension asks for.
  const preferences = {
    download: { default_directory: downloads, prompt_for_download: false },
    // The browser's own requests would stand among the pages'.
    safebrowsing: { enabled: false },
  };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));

  const browser = await launch({
    executablePath,
    headless: options.headed !== true,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    ...(options.leavesPagesAlone === true && {
      targetFilter: (target: Target) => target.type() !== 'page',
      waitForInitialPage: false,
    }),
    userDataDir: profile,
    // On Linux the browser's own language comes from the environment.
    env: { ...process.env, LANGUAGE: language.replace('-', '_') },
    args: [
      ...CHROMIUM_FLAGS,
      `--proxy-server=127.0.0.1:${options.site.port}`,
      '--proxy-bypass-list=<-loopback>',
      '--ignore-certificate-errors',
      `--lang=${language}`,
      `--accept-lang=${language}`,
      `--window-size=${windowSize.width},${windowSize.height}`,
      ...(options.colorScheme === 'dark' ? ['--force-dark-mode'] : []),
      ...(options.deviceScaleFactor === undefined
        ? []
        : [`--force-device-scale-factor=${options.deviceScaleFactor}`]),
    ],
  });

  async function close() {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const extensionId = await browser.installExtension(join(OUTPUT, options.build));
    const origin = `chrome-extension://${extensionId}/`;
    if (options.firstRun !== true && options.leavesPagesAlone !== true) {
      const welcome = await browser.waitForTarget((target) => target.url() === `${origin}welcome.html`);
      await (await welcome.page())?.close();
    }
    return {
      browser,
      extensionId,
      downloads,
      close,
      update: async () => {
        await browser.installExtension(join(OUTPUT, options.build));
      },
      worker: async () => {
        const target = await browser.waitForTarget(
          (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(origin),
        );
        const worker = await target.worker();
        if (worker === null) throw new Error('The extension has no worker.');
        return worker;
      },
      pressButton: (page) => pressButton(browser, extensionId, page),
      openPopup: (page) => openPopup(browser, extensionId, page),
      openExtensionPage: async (path) => {
        const page = await browser.newPage();
        await page.goto(`${origin}${path}`);
        return page;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `Extensions.triggerAction` is what a click on the toolbar button does, headless too. */
async function pressButton(browser: Browser, extensionId: string, page: Page): Promise<void> {
  await page.bringToFront();
  const devtools = await browser.target().createCDPSession();
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] });
  const tab = targetInfos.find(({ type, url }) => type === 'tab' && url === page.url());
  if (tab === undefined) throw new Error(`No tab shows ${page.url()}.`);
  // Puppeteer's types lag behind the protocol.
  const send = devtools.send.bind(devtools) as (method: string, parameters: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
  await devtools.detach();
}

async function openPopup(browser: Browser, extensionId: string, page: Page): Promise<Page> {
  const popupUrl = `chrome-extension://${extensionId}/popup.html`;
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.url().startsWith(popupUrl) && !before.has(target));
  await pressButton(browser, extensionId, page);
  return (await opened).asPage();
}
