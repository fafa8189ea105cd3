import type { Sighting } from '../model/page';

/** Where a page stands in its window: CSS px. */
export function viewOf(window: Window): Sighting['view'] {
  const { innerWidth: width, innerHeight: height, scrollX, scrollY, devicePixelRatio } = window;
  return { width, height, scrollX, scrollY, devicePixelRatio };
}
