import type { PickOutcome, PickRequest, Proposal, ShownElement } from '../../lib/model/teaching';
import { createOverlay } from './overlay';

export interface PickTools {
  /** What can be pointed at, as the page stands now. */
  pointable(): ShownElement[];
  elementAt(shown: readonly ShownElement[], x: number, y: number): ShownElement | null;
  proposalsFor(element: Element): Proposal[];
}

/** The page may move under the overlay; so often it is measured anew. */
const REFRESH_MS = 400;

/**
 * Lets the person point at a value, by mouse or keyboard, and choose how it is to be found; null where they cancel. Only
 * what a person does counts: events that a script made are not trusted, and the overlay's own never reach the page.
 */
export function pickOnPage(
  window: Window & typeof globalThis,
  request: PickRequest,
  { pointable, elementAt, proposalsFor }: PickTools,
): Promise<PickOutcome> {
  return new Promise((resolve) => {
    const { texts } = request;
    let shown = pointable();
    let at: ShownElement | null = null;
    let isLocked = false;
    let timer: number | undefined;

    const overlay = createOverlay(window.document, texts, {
      move(x, y) {
        if (isLocked) return;
        show(elementAt(shown, x, y));
      },
      press(x, y) {
        if (isLocked) unlock();
        show(elementAt(shown, x, y));
        lock();
      },
      key(name) {
        if (name === 'Escape') return isLocked ? unlock() : finish(null);
        if (isLocked) return;
        if (name === 'Enter') return lock();
        const step = name === 'ArrowDown' || name === 'ArrowRight' ? 1 : -1;
        const index = at === null ? -1 : shown.findIndex(({ element }) => element === at?.element);
        const next = shown[(index + step + shown.length) % shown.length];
        next?.element.scrollIntoView({ block: 'center', behavior: 'instant' });
        refresh();
        show(shown.find(({ element }) => element === next?.element) ?? null);
      },
      scroll(x, y, left, top) {
        scrollableAt(elementAt(shown, x, y)?.element ?? null, window, top).scrollBy({
          left,
          top,
          behavior: 'instant',
        });
        refresh();
      },
      cancel: () => finish(null),
    });

    const show = (next: ShownElement | null) => {
      if (next?.element === at?.element) return overlay.highlight(next?.box ?? null);
      at = next;
      overlay.highlight(next?.box ?? null);
      window.clearTimeout(timer);
      // Reading the whole page for each element that the pointer only crosses would hold it up.
      timer = window.setTimeout(
        () => overlay.preview(next === null ? null : (proposalsFor(next.element)[0] ?? 'none')),
        60,
      );
    };
    const lock = () => {
      if (at === null) return;
      window.clearTimeout(timer);
      isLocked = true;
      overlay.choose(proposalsFor(at.element), finish);
    };
    const unlock = () => {
      isLocked = false;
      overlay.preview(null);
    };
    const refresh = () => {
      shown = pointable();
      if (at !== null) overlay.highlight(shown.find(({ element }) => element === at?.element)?.box ?? null);
    };
    const beat = window.setInterval(() => {
      overlay.stayOnTop();
      refresh();
    }, REFRESH_MS);
    const finish = (outcome: PickOutcome) => {
      window.clearInterval(beat);
      window.clearTimeout(timer);
      overlay.close();
      resolve(outcome);
    };
  });
}

/** What the wheel would have scrolled there. */
function scrollableAt(element: Element | null, window: Window, by: number): Element | Window {
  for (let around = element; around !== null; around = around.parentElement) {
    const room = around.scrollHeight - around.clientHeight;
    const style = around.ownerDocument.defaultView?.getComputedStyle(around).overflowY ?? '';
    const canMove = by > 0 ? around.scrollTop < room - 1 : around.scrollTop > 0;
    if (room > 1 && canMove && /auto|scroll/.test(style)) return around;
  }
  return window;
}
