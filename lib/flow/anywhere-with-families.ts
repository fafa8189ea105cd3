import { FAMILIES } from '../families';
import { ANYWHERE } from '../recognize/anywhere';
import { matchFamily } from '../recognize/match-family';
import type { Anywhere } from '../recognize/recognize';

/** All that sites that nobody configured need: further languages and sources, and the software that many of them run. */
export const ANYWHERE_WITH_FAMILIES: Anywhere = {
  ...ANYWHERE,
  familyOf: (document, url) => matchFamily(document, url, FAMILIES),
};
