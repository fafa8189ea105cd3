import { browser } from 'wxt/browser';
import type { ScrollSpan } from '../model/whole-page';

/** Kept in the extension's own world of the page, between two calls. */
interface Kept {
  element: Element;
  top: number;
  left: number;
  timer?: number;
}
type World = typeof globalThis & { rechargeEvidenceScroll?: Kept };

/** Scrolls a tab's page. Styles are left alone; where nobody asks for 8 s, the page goes back by itself. */
export function pageScroller(tabId: number) {
  const run = async <Input extends unknown[], Output>(
    func: (...input: Input) => Output,
    ...args: Input
  ): Promise<Awaited<Output>> => {
    const [result] = await browser.scripting.executeScript({ target: { tabId }, func: func as never, args });
    return result?.result as Awaited<Output>;
  };
  return {
    measure: () => run(measure),
    /** Answers with where it is now, once that was painted. */
    scrollTo: (top: number) => run(scrollToTop, top),
    restore: () => run(restore),
  };
}

// These run in the page by themselves: nothing outside of each is known there.

function measure(): ScrollSpan {
  const page = document.scrollingElement ?? document.documentElement;
  const view = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  let element: Element = page;
  let box = view;
  if (page.scrollHeight <= window.innerHeight + 8) {
    const area = (one: Element) => one.clientWidth * one.clientHeight;
    const [largest] = [...document.querySelectorAll('*')]
      .filter((one) => one.scrollHeight > one.clientHeight + 8 && area(one) > (view.width * view.height) / 6)
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY))
      .sort((one, other) => area(other) - area(one));
    if (largest !== undefined) {
      element = largest;
      const { x, y } = largest.getBoundingClientRect();
      box = {
        x: x + largest.clientLeft,
        y: y + largest.clientTop,
        width: largest.clientWidth,
        height: largest.clientHeight,
      };
    }
  }
  (globalThis as World).rechargeEvidenceScroll = {
    element,
    top: element.scrollTop,
    left: element.scrollLeft,
  };
  return { kind: element === page ? 'page' : 'element', box, extent: element.scrollHeight };
}

function scrollToTop(top: number): Promise<number> {
  const kept = (globalThis as World).rechargeEvidenceScroll;
  if (kept === undefined) throw new Error('nothing was measured');
  const { element } = kept;
  window.clearTimeout(kept.timer);
  kept.timer = window.setTimeout(
    () => element.scrollTo({ top: kept.top, left: kept.left, behavior: 'instant' }),
    8000,
  );
  element.scrollTo({ top, left: kept.left, behavior: 'instant' });
  return new Promise((resolve) => {
    const done = () => resolve(element.scrollTop);
    // A hidden page paints nothing.
    window.setTimeout(done, 400);
    requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(done, 80)));
  });
}

function restore(): void {
  const world = globalThis as World;
  const kept = world.rechargeEvidenceScroll;
  if (kept === undefined) return;
  window.clearTimeout(kept.timer);
  kept.element.scrollTo({ top: kept.top, left: kept.left, behavior: 'instant' });
  delete world.rechargeEvidenceScroll;
}
