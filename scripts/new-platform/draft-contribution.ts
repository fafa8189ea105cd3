import { JSDOM } from 'jsdom';
import { scrubPage } from '../../lib/capture/scrub-page';
import { scrubUrl } from '../../lib/capture/scrub-url';
import { makeContribution } from '../../lib/flow/make-contribution';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Contribution } from '../../lib/model/teaching';

export interface SavedPage {
  html: string;
  url: string;
  /** Personal, wherever they stand; what a page labels as personal is found without them. */
  words: readonly string[];
}

/** A definition to fill in, for the host of a page. */
export function draftDefinition(id: string, url: string): PlatformDefinition {
  const { origin, host } = new URL(url);
  const seen = new Date().toISOString().slice(0, 10);
  return {
    format: 1,
    id,
    name: { 'zh-CN': id, en: id },
    kind: 'platform',
    matches: [`${origin}/*`],
    stages: [],
    sources: [{ note: `drafted from a saved page of ${host}`, seen, confidence: 'low' }],
  };
}

/** The same files as “Contribute it” in the options makes of an open page: scrubbed, and everybody's data replaced. */
export function draftContribution(
  { html, url, words }: SavedPage,
  definition: PlatformDefinition,
): Contribution {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true });
  // Node has none.
  globalThis.DOMParser ??= window.DOMParser;
  return makeContribution({
    html: scrubPage(window.document),
    url: scrubUrl(url),
    definition,
    words: [...words],
  });
}
