import { FAMILIES } from '../../lib/families';
import type { Reading } from '../../lib/model/reading';
import { PLATFORMS } from '../../lib/platforms';
import { ANYWHERE } from '../../lib/recognize/anywhere';
import { matchFamily } from '../../lib/recognize/match-family';
import { matchPlatform } from '../../lib/recognize/match-platform';
import { recognize } from '../../lib/recognize/recognize';

/** Bundled and run inside the page: the product's own recogniser with all its platforms, and families where none is at home. */
export function readPage(): Reading {
  const url = new URL(window.location.href);
  const family = matchPlatform(url, PLATFORMS) === null ? matchFamily(document, url, FAMILIES) : null;
  return recognize(document, {
    url: url.href,
    platforms: family === null ? PLATFORMS : [...PLATFORMS, family],
    anywhere: ANYWHERE,
  });
}
