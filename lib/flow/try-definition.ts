import type { PlatformDefinition } from '../model/platform';
import { matchesPattern } from '../model/match-pattern';
import type { Trial } from '../model/teaching';
import { ANYWHERE } from '../recognize/anywhere';
import { recognize } from '../recognize/recognize';

/** Reads the page with a definition that nobody has saved, as the watcher would; where its patterns name the page or not. */
export function tryDefinition(window: Window, definition: PlatformDefinition): Trial {
  const { document, location } = window;
  return {
    ...tried(document, location.href, definition),
    view: {
      width: window.innerWidth,
      height: window.innerHeight,
      scrollX: window.scrollX,
      scrollY: window.scrollY,
      devicePixelRatio: window.devicePixelRatio,
    },
  };
}

/** The same on a page that was saved: its scrubbed HTML has no layout, so what its markup does not hide counts as visible. */
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
