import type { PlatformDefinition } from '../model/platform';

/**
 * Whether a definition asks for more than the watcher reads by itself: value patterns, or the page's data. On its pages
 * the script of `lib/recognize/anywhere` then runs beside it.
 */
export function isBeyondWatcher({ fields = {} }: Pick<PlatformDefinition, 'fields'>): boolean {
  return Object.values(fields).some((sources = []) =>
    sources.some(({ from, pattern }) => from === 'json-ld' || pattern !== undefined),
  );
}
