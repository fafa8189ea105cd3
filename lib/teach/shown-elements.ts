import type { Box } from '../model/field';
import type { ShownElement } from '../model/teaching';

const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'TITLE',
  'OPTION',
  'INPUT',
  'TEXTAREA',
  'SELECT',
]);
/** A page with more is no payment page, and measuring them all would hold it up. */
const MOST = 6_000;

/**
 * Everything on the page that shows words, in reading order, through open shadow roots and frames of the same origin.
 * Found by the tree and by layout, never by asking what is under the pointer: pages lay invisible sheets over themselves.
 */
export function shownElements(
  document: Document,
  boxOf: (element: Element) => Box | null,
  isVisible: (element: Element) => boolean,
): ShownElement[] {
  const found: ShownElement[] = [];
  const visit = (element: Element): void => {
    if (found.length >= MOST || SKIPPED.has(element.tagName) || !isVisible(element)) return;
    if (showsWords(element)) {
      const box = boxOf(element);
      if (box !== null && box.width > 1 && box.height > 1) found.push({ element, box });
    }
    const inside = element.tagName === 'IFRAME' ? bodyOf(element as HTMLIFrameElement) : null;
    if (inside !== null) visit(inside);
    for (const child of element.shadowRoot?.children ?? []) visit(child);
    for (const child of element.children) visit(child);
  };
  if (document.body !== null) visit(document.body);
  return found;
}

/** The smallest of them under a point: what a person means by pointing. */
export function elementAt(elements: readonly ShownElement[], x: number, y: number): ShownElement | null {
  let best: ShownElement | null = null;
  for (const shown of elements) {
    const { box } = shown;
    if (x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) continue;
    if (best === null || box.width * box.height <= best.box.width * best.box.height) best = shown;
  }
  return best;
}

function showsWords(element: Element): boolean {
  if (element.tagName === 'IMG') return (element.getAttribute('alt') ?? '').trim() !== '';
  return [...element.childNodes].some(
    (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
  );
}

function bodyOf(frame: HTMLIFrameElement): Element | null {
  try {
    return frame.contentDocument?.body ?? null;
  } catch {
    return null;
  }
}
