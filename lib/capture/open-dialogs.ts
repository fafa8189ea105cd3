import { STEPS_ASKED } from './find-steps';
import { visibleText } from './visible-text';

/** Those that the page itself declares. */
const DECLARED = 'dialog[open],[role*=dialog]';
/** Where a sheet may stand whose mask lies over the middle, as shares of the viewport's height. */
const SHEETS = [0.5, 0.25, 0.75, 0.92];
/** A box of more letters is an article, or the page itself; counting what is shown of it would take long. */
const LONGEST_BOX = 5000;

/** `dialogs` are declared ones; `asks` the kinds of what any of them, or a box that is only drawn as one, asks: `age realName`. */
export interface OpenDialogs {
  dialogs: number;
  asks: string;
}

/** What stands open over the page: a question that comes up before the payment makes another page of it. */
export function openDialogs(page: Document): OpenDialogs {
  try {
    const declared = [...page.querySelectorAll<HTMLElement>(DECLARED)].filter((one) => one.checkVisibility());
    const words = [...declared, ...boxesOverPage(page)].map(visibleText).join('\n');
    const kinds = STEPS_ASKED.flatMap(([kind, pattern]) => (pattern.test(words) ? kind : []));
    return { dialogs: declared.length, asks: kinds.join(' ') };
  } catch {
    // A page can name its elements so that nobody can ask for others.
    return { dialogs: 0, asks: '' };
  }
}

/**
 * A box that lies over the middle of the page and can be answered, whatever its markup calls it; where only a mask lies
 * there, what stands above that. Banners and bars at the edges leave the middle free, toasts have nothing to press, and what
 * holds most of the page's words is the page itself.
 */
export function boxesOverPage(page: Document): HTMLElement[] {
  const { body, defaultView: view } = page;
  if (view === null || body === null || !page.elementFromPoint) return [];
  for (const share of SHEETS) {
    const box = boxAt(page.elementFromPoint(view.innerWidth / 2, view.innerHeight * share), view);
    if (box === null) return [];
    if (visibleText(box).trim() !== '') return canBeAnswered(box, view) ? [box] : [];
  }
  return [];
}

/** The outermost that is laid over the page and is not the page itself. */
function boxAt(start: Element | null, view: Window & typeof globalThis): HTMLElement | null {
  let found: HTMLElement | null = null;
  for (let at = start; at !== null; at = at.parentElement) {
    const { body } = at.ownerDocument;
    if (!(at instanceof view.HTMLElement) || !isLaidOver(at, view)) continue;
    if ((at.textContent?.length ?? 0) > LONGEST_BOX) break;
    if (visibleText(at).length * 3 > visibleText(body).length * 2) break;
    found = at;
  }
  return found;
}

/** Fixed, or raised over all of the viewport. */
function isLaidOver(element: HTMLElement, view: Window): boolean {
  const { position, zIndex } = view.getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  return (
    position === 'fixed' ||
    (position === 'absolute' && Number(zIndex) > 0 && width >= view.innerWidth && height >= view.innerHeight)
  );
}

function canBeAnswered(box: HTMLElement, view: Window): boolean {
  return [...box.querySelectorAll('*')].some(
    (element) =>
      element.matches('a,button,input,[role=button]') || view.getComputedStyle(element).cursor === 'pointer',
  );
}
