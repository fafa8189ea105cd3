import { browser, type Browser } from 'wxt/browser';
import type { BackgroundMessages, BuilderMessages, ExportProgress, PageMessages } from '../model/message';
import { answerOf, isEnvelope, replyWith, type Envelope, type Target } from './envelope';

/** Message type → its request and its answer. */
type Protocol<Messages> = { [Type in keyof Messages]: { request: unknown; answer: unknown } };

type Answer = (request: unknown, sender: Sender) => Promise<unknown>;

/** Where a message came from; `tab` is absent for the extension's own pages without one (popup, offscreen). */
export interface Sender {
  tab: { id: number; windowId: number; openerTabId: number | null; active: boolean } | null;
  frameId: number;
  /** Chromium's name of the very document; null in Firefox. */
  documentId: string | null;
  fromExtensionPage: boolean;
}

/** What the browser itself reports: a menu, a shortcut. */
export const FROM_BROWSER: Sender = { tab: null, frameId: 0, documentId: null, fromExtensionPage: true };

export type Handlers<Messages extends Protocol<Messages>> = {
  [Type in keyof Messages]: (
    request: Messages[Type]['request'],
    sender: Sender,
  ) => Promise<Messages[Type]['answer']>;
};

/** Answers messages of one kind. Call it once, synchronously, when the script starts. */
function listen(target: Target, handlers: object, mayPagesAsk: (type: string) => boolean): () => void {
  const listener = (message: unknown, sender: Browser.runtime.MessageSender) => {
    if (!isEnvelope(message) || message.target !== target || sender.id !== browser.runtime.id)
      return undefined;
    const from = describeSender(sender);
    if (!from.fromExtensionPage && !mayPagesAsk(message.type)) return undefined;
    if (!Object.hasOwn(handlers, message.type)) return undefined;
    const answer = (handlers as Record<string, Answer>)[message.type];
    return answer === undefined ? undefined : replyWith(() => answer(message.request, from));
  };
  browser.runtime.onMessage.addListener(listener as never);
  return () => browser.runtime.onMessage.removeListener(listener as never);
}

/** What a page's script may ask for; the rest is for the extension's own pages. */
const FROM_PAGES: ReadonlySet<string> = new Set<keyof BackgroundMessages>([
  'takeCapture',
  'startWatcher',
  'undoCapture',
  'showPurchase',
]);

export const listenAsBackground = (handlers: Handlers<BackgroundMessages>) =>
  listen('background', handlers, (type) => FROM_PAGES.has(type));
export const listenAsBuilder = (handlers: Handlers<BuilderMessages>) =>
  listen('builder', handlers, () => false);

export function askBackground<Type extends keyof BackgroundMessages>(
  type: Type,
  request: BackgroundMessages[Type]['request'],
): Promise<BackgroundMessages[Type]['answer']> {
  return ask(browser.runtime.sendMessage(envelope('background', type, request)));
}

/**
 * Asks the watcher of a tab's top frame; rejects where no watcher runs, and where `documentId` is given and the tab shows
 * another document by now.
 */
export function askPage<Type extends keyof PageMessages>(
  tabId: number,
  type: Type,
  request: PageMessages[Type]['request'],
  documentId: string | null = null,
): Promise<PageMessages[Type]['answer']> {
  const to: { frameId?: number } = documentId === null ? { frameId: 0 } : ({ documentId } as object);
  return ask(browser.tabs.sendMessage(tabId, envelope('page', type, request), to));
}

export function askBuilder<Type extends keyof BuilderMessages>(
  type: Type,
  request: BuilderMessages[Type]['request'],
): Promise<BuilderMessages[Type]['answer']> {
  return ask(browser.runtime.sendMessage(envelope('builder', type, request)));
}

/** A packet of 200 pictures counts 2,000 files, and drawing each would take longer than making it. In ms. */
const PROGRESS_EVERY = 200;
let told: { at: number; step: ExportProgress['step'] } | undefined;

/** Tells every open page of the extension how far the export is, each step at once; nobody has to listen. */
export function reportExportProgress(progress: ExportProgress): void {
  const at = performance.now();
  if (told?.step === progress.step && at - told.at < PROGRESS_EVERY) return;
  told = { at, step: progress.step };
  void browser.runtime.sendMessage({ exportProgress: progress }).catch(() => undefined);
}

export function observeExportProgress(next: (progress: ExportProgress) => void): () => void {
  const listener = (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'exportProgress' in message) {
      next(message.exportProgress as ExportProgress);
    }
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener as never);
  return () => browser.runtime.onMessage.removeListener(listener as never);
}

function envelope(target: Target, type: string, request: unknown): Envelope {
  return { target, type, request };
}

async function ask<Result>(reply: Promise<unknown>): Promise<Result> {
  return answerOf(await reply) as Result;
}

function describeSender(sender: Browser.runtime.MessageSender): Sender {
  const { tab } = sender;
  return {
    tab:
      tab?.id === undefined
        ? null
        : {
            id: tab.id,
            windowId: tab.windowId ?? -1,
            openerTabId: tab.openerTabId ?? null,
            active: tab.active,
          },
    frameId: sender.frameId ?? 0,
    documentId: sender.documentId ?? null,
    fromExtensionPage: sender.url?.startsWith(browser.runtime.getURL('/')) ?? false,
  };
}
