import type { Sighting } from '../model/page';

/** Whether two sightings are of one page: the same address in the same document, which each began at its own moment. */
export function isSamePage(before: Sighting, after: Sighting): boolean {
  return before.url === after.url && before.clock.timeOrigin === after.clock.timeOrigin;
}
