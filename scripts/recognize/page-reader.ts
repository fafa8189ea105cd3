import { ANYWHERE_WITH_FAMILIES } from '../../lib/flow/anywhere-with-families';
import type { Reading } from '../../lib/model/reading';
import { PLATFORMS } from '../../lib/platforms';
import { recognize } from '../../lib/recognize/recognize';

/** Bundled and run inside the page: the product's own recogniser with all its platforms, and families where none is at home. */
export function readPage(): Reading {
  return recognize(document, {
    url: window.location.href,
    platforms: PLATFORMS,
    anywhere: ANYWHERE_WITH_FAMILIES,
  });
}
