import { browser } from 'wxt/browser';
import type { PageCopy } from '../model/page';
import { decodeDataUrl } from './screenshots';

/** Defines the watcher; the next one starts it. */
const WATCHER = '/watch.js';
const START = '/start.js';
/** Goes before the watcher where no built-in platform is: what only such sites need. */
const ANYWHERE = '/anywhere.js';
/** What a match pattern can name; one that it cannot would stop the registration of all. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const GATE = '/any-site-gate.js';
const COPIER = '/copy.js';
const RENDERER = '/render.js';
/**
 * Firefox refuses the renderer its copy of the page in the extension's own world ("The operation is insecure", measured,
 * Firefox 153). What a page could do to its redrawing there it can do to its own DOM as well.
 */
const RENDERER_WORLD = import.meta.env.FIREFOX ? 'MAIN' : 'ISOLATED';

/** Starts the watcher in a tab where it does not run yet: opened before the installation, or on a site nobody configured. */
export async function injectWatcher(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId },
    files: [ANYWHERE, WATCHER, START],
  });
}

/** The page's contents, scrubbed inside the page by a script that leaves again. */
export async function copyPage(tabId: number, documentId: string | null): Promise<PageCopy> {
  const [result] = await browser.scripting.executeScript({
    target: targetOf(tabId, documentId),
    files: [COPIER],
  });
  if (result?.result === undefined) throw new Error('the page could not be copied');
  return result.result as PageCopy;
}

/** Redraws the visible part of a page from its DOM (html2canvas), for when the browser gives no pixels. Never a screenshot. */
export async function renderPage(tabId: number, documentId: string | null): Promise<Blob> {
  const [result] = await browser.scripting.executeScript({
    target: targetOf(tabId, documentId),
    files: [RENDERER],
    world: RENDERER_WORLD,
  });
  const answer = result?.result as { png?: string; error?: string } | undefined;
  if (answer?.png === undefined) throw new Error(answer?.error ?? 'the page could not be redrawn');
  const png = decodeDataUrl(answer.png);
  // In the page's world the page may answer in the renderer's stead; what is no picture would stop every export later.
  (await createImageBitmap(png)).close();
  return png;
}

function targetOf(tabId: number, documentId: string | null) {
  return { tabId, ...(documentId !== null && { documentIds: [documentId] }) };
}

/** Runs the watcher on the pages of platforms that the person added, as far as they are permitted. */
export async function registerWatcher(matches: readonly string[]): Promise<void> {
  await register('custom-platforms', [ANYWHERE, WATCHER, START], matches, []);
}

/** Runs the gate on every site but these: patterns of platforms, and hosts that the person excluded. Null: nowhere. */
export async function registerGate(
  except: { matches: readonly string[]; hosts: readonly string[] } | null,
): Promise<void> {
  const hosts = except?.hosts.filter((host) => HOST.test(host)) ?? [];
  await register('any-site', [GATE], except === null ? [] : ['http://*/*', 'https://*/*'], [
    ...(except?.matches ?? []),
    ...hosts.map((host) => `*://*.${host}/*`),
  ]);
}

async function register(
  id: string,
  scripts: readonly string[],
  matches: readonly string[],
  excludeMatches: readonly string[],
): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id,
      matches: [...matches],
      ...(excludeMatches.length > 0 && { excludeMatches: [...excludeMatches] }),
      js: [...scripts],
      runAt: 'document_end',
      persistAcrossSessions: true,
    },
  ]);
}
