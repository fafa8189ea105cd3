import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Reading } from '../../lib/model/reading';
import { ANYWHERE } from '../../lib/recognize/anywhere';
import { recognize } from '../../lib/recognize/recognize';
import { giveLastingVisibility } from '../jsdom-visibility';

export { expectedOf, type Expected } from '../../lib/model/expected-reading';

/** jsdom has no styles of what is drawn before an element, and would say so thousands of times. */
const SILENT = new VirtualConsole();
const PLATFORMS = join(import.meta.dirname, '../../lib/platforms');

/** The built-in definitions, read as files: Node has no glob imports. */
export function readPlatforms(): PlatformDefinition[] {
  return readdirSync(PLATFORMS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(PLATFORMS, name), 'utf8')) as PlatformDefinition);
}

/** A page as the server sends it, in a document without layout; its scripts do not run. */
export function openPage(html: string, url: string): Document {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true, virtualConsole: SILENT });
  giveLastingVisibility(window.Element);
  return window.document;
}

/** What the recogniser makes of a saved page. */
export function readPage(html: string, url: string): Reading {
  return recognize(openPage(html, url), { url, platforms: readPlatforms(), anywhere: ANYWHERE });
}
