import type { PlatformDefinition } from '../model/platform';
import { matchesPattern } from '../model/match-pattern';
import type { Trial } from '../model/teaching';
import { ANYWHERE } from '../recognize/anywhere';
import { boxByLayout } from '../recognize/layout';
import { recognize } from '../recognize/recognize';
import { viewOf } from './view-of';

/** Reads the page with a definition that nobody has saved, as the watcher would; where its patterns name the page or not. */
export function tryDefinition(window: Window, definition: PlatformDefinition): Trial {
  const { document, location } = window;
  return {
    ...tried(document, location.href, definition),
    view: viewOf(window),
  };
}

/** The same on a page that was saved, where it is laid out in a frame. */
export function tryShownPage(document: Document, url: string, definition: PlatformDefinition): Trial {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const view = { width, height, scrollX: 0, scrollY: 0, devicePixelRatio: 1 };
  const frame = document.defaultView?.frameElement ?? null;
  /** In the page's own coordinates, not the frame's window's. */
  const boxOf = (node: Text | Element) => {
    const box = boxByLayout(node);
    if (box === null || frame === null) return box;
    const outer = frame.getBoundingClientRect();
    return { ...box, x: box.x - outer.x - frame.clientLeft, y: box.y - outer.y - frame.clientTop };
  };
  return { ...tried(document, url, definition, { boxOf }), view };
}

/** The same by its markup alone: without layout, what the markup does not hide counts as visible. */
export function trySavedPage(html: string, url: string, definition: PlatformDefinition): Trial {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return {
    ...tried(document, url, definition, { isVisible: isShownByMarkup, boxOf: () => null }),
    view: null,
  };
}

function tried(
  document: Document,
  url: string,
  definition: PlatformDefinition,
  layout: Partial<Parameters<typeof recognize>[1]> = {},
): Trial {
  const address = new URL(url);
  const isMatched = definition.matches.some((pattern) => matchesPattern(pattern, address));
  const here = { ...definition, matches: [`${address.protocol}//${address.host}/*`] };
  const from = performance.now();
  const reading = recognize(document, { url, platforms: [here], anywhere: ANYWHERE, ...layout });
  return { reading, isMatched, took: performance.now() - from, url, view: null };
}

function isShownByMarkup(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return !element.hasAttribute('hidden') && !/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
