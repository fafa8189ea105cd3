import type { FamilyDefinition } from '../model/family';
import type { PlatformDefinition } from '../model/platform';

/** More text than this is no cashier. */
const LONGEST_PAGE = 200_000;

/**
 * The family whose markup this page has, as a platform for this address alone; null for an address without a host, and
 * where no sign is there. What it names sharpens the generic rules: a selector that is gone gives nothing.
 */
export function matchFamily(
  document: Document,
  url: URL,
  families: readonly FamilyDefinition[],
): PlatformDefinition | null {
  if (!/^https?:$/.test(url.protocol)) return null;
  const words = (document.body as HTMLElement | null)?.textContent?.slice(0, LONGEST_PAGE) ?? '';
  const family = families.find(({ markup }) =>
    markup.some(
      ({ selectors = [], texts = [] }) =>
        selectors.every((selector) => has(document, selector)) && texts.every((text) => words.includes(text)),
    ),
  );
  if (family === undefined) return null;
  const { markup: _, ...shared } = family;
  return { ...shared, matches: [`${url.protocol}//${url.host}/*`] };
}

/** A broken selector is a sign of nothing. */
function has(document: Document, selector: string): boolean {
  try {
    return document.querySelector(selector) !== null;
  } catch {
    return false;
  }
}
