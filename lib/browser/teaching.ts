import { browser } from 'wxt/browser';
import type { PlatformDefinition } from '../model/platform';
import type { PickOutcome, PickRequest, TeachingWorld, Trial } from '../model/teaching';

const PICKER = '/picker.js';

/**
 * Shows the tab, lets the person point at a value, and comes back. Nothing goes through messages that a page could see
 * or send: the answer is the value of the injected call.
 * @throws Error where the page was left meanwhile, or may not be touched.
 */
export function pickOnTab(tabId: number, request: PickRequest): Promise<PickOutcome> {
  return inFront(tabId, async () => {
    await browser.scripting.executeScript({ target: { tabId }, files: [PICKER] });
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: (asked: PickRequest) => (globalThis as TeachingWorld).rechargeEvidenceTeaching?.pick(asked),
      args: [request],
    });
    return (injected?.result as PickOutcome | undefined) ?? null;
  });
}

/** Reads a page with an unsaved definition. @throws Error where the page may not be touched. */
export async function tryOnTab(tabId: number, definition: PlatformDefinition): Promise<Trial> {
  await browser.scripting.executeScript({ target: { tabId }, files: [PICKER] });
  const [injected] = await browser.scripting.executeScript({
    target: { tabId },
    func: (tried: PlatformDefinition) =>
      (globalThis as TeachingWorld).rechargeEvidenceTeaching?.tryDefinition(tried),
    args: [definition],
  });
  const trial = injected?.result as Trial | undefined;
  if (trial === undefined) throw new Error('the page gave no answer');
  return trial;
}

/** Runs with the tab in front, and shows the page again that asked. */
async function inFront<T>(tabId: number, run: () => Promise<T>): Promise<T> {
  const own = await browser.tabs.getCurrent();
  await browser.tabs.update(tabId, { active: true });
  try {
    return await run();
  } finally {
    if (own?.id !== undefined) await browser.tabs.update(own.id, { active: true });
  }
}
