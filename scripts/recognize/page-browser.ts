import { launch, type Browser, type BrowserContext, type CDPSession, type Page } from 'puppeteer-core';
import type { Reading } from '../../lib/model/reading';
import { CHROMIUM_FLAGS } from '../set-up/chromium-flags.mjs';
import { findChromium } from '../set-up/find-browser.mjs';
import { bundleReader } from './bundle-reader';

/** What a page's own scripts and its reading may take, in ms; then it counts as broken. */
export interface PageLimits {
  loadMs: number;
  readMs: number;
}
const LIMITS: PageLimits = { loadMs: 8_000, readMs: 12_000 };

export interface SavedPage {
  /** The file as it is, in whatever encoding it declares. */
  html: Uint8Array;
  url: string;
  /** Waited for after the page has loaded, for results that come late. */
  delayMs: number;
}

export interface PageBrowser {
  /** @throws Error where the page hangs, crashes or cannot be shown at that address. */
  read(page: SavedPage): Promise<Reading>;
  close(): Promise<void>;
}

/**
 * A headless Chromium that shows saved pages at their address and lets nothing out: the page's own scripts run, every
 * other request fails. Each page has a profile of its own, so that none sees what another stored.
 */
export async function openPageBrowser(limits: PageLimits = LIMITS): Promise<PageBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME_PATH.');
  const [browser, reader] = await Promise.all([start(executablePath, limits), bundleReader()]);
  return {
    async read(saved) {
      const context = await browser.createBrowserContext();
      try {
        return await within(
          limits.loadMs + saved.delayMs + limits.readMs,
          show(context, saved, { reader, ...limits }),
        );
      } finally {
        await within(limits.loadMs, context.close()).catch(() => undefined);
      }
    },
    close: () => browser.close(),
  };
}

function start(executablePath: string, { loadMs, readMs }: PageLimits): Promise<Browser> {
  return launch({
    executablePath,
    headless: true,
    pipe: true,
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: loadMs + readMs,
    args: [
      ...CHROMIUM_FLAGS,
      // What escapes the interception (workers, sockets, further windows) finds no host.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--block-new-web-contents',
      // Several pages are open at a time, and each must run as if it were in front.
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  });
}

async function show(
  context: BrowserContext,
  saved: SavedPage,
  { reader, loadMs, readMs }: PageLimits & { reader: string },
): Promise<Reading> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  await answerOnce(page, saved);
  await page.goto(saved.url, { waitUntil: 'load', timeout: loadMs }).catch((error: Error) => {
    // A page that never ends to load is read as it stands; one that was never there is not.
    if (error.name !== 'TimeoutError') throw error;
  });
  const devtools = await page.createCDPSession();
  if (saved.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, saved.delayMs));
  return readIsolated(devtools, reader, readMs);
}

/** The first request for the page itself gets the file; everything else fails, and the page goes nowhere else. */
async function answerOnce(page: Page, { html }: SavedPage): Promise<void> {
  const contentType = decodes(html) ? 'text/html; charset=utf-8' : 'text/html';
  let isAnswered = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const done = !isMain
      ? request.abort('aborted')
      : request.respond(isAnswered ? { status: 204 } : { status: 200, contentType, body: html });
    isAnswered ||= isMain;
    done.catch(() => undefined);
  });
}

/** In a world of its own, as content scripts run: what the page did to its own objects does not reach it. */
async function readIsolated(devtools: CDPSession, reader: string, readMs: number): Promise<Reading> {
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: reader,
    contextId: executionContextId,
    returnByValue: true,
    timeout: readMs,
  });
  if (exceptionDetails !== undefined)
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Reading;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
