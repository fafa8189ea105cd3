import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Field } from '../../lib/model/field';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Reading } from '../../lib/model/reading';
import { ANYWHERE } from '../../lib/recognize/anywhere';
import { recognize } from '../../lib/recognize/recognize';

const PLATFORMS = join(import.meta.dirname, '../../lib/platforms');

/** What a page must be read as; `fields` lists all that it shows, amounts with their currency (`30.00 CNY`). */
export interface Expected {
  platformId: string | null;
  stage: string | null;
  /** What `npm run recognize` calls it, where that does not follow from the stage: an order placed is a confirmation. */
  kind?: string;
  fields: Record<string, string>;
  /** Of a list, each order. */
  orders?: Record<string, string>[];
}

/** The built-in definitions, read as files: Node has no glob imports. */
export function readPlatforms(): PlatformDefinition[] {
  return readdirSync(PLATFORMS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(PLATFORMS, name), 'utf8')) as PlatformDefinition);
}

/** A page as the server sends it, in a document without layout; its scripts do not run. */
export function openPage(html: string, url: string): Document {
  return new JSDOM(html, { url, pretendToBeVisual: true }).window.document;
}

/** What the recogniser makes of a saved page. */
export function readPage(html: string, url: string): Reading {
  return recognize(openPage(html, url), { url, platforms: readPlatforms(), anywhere: ANYWHERE });
}

/** A reading in the form of a fixture's expected.json. */
export function expectedOf({ platformId, stage, fields, orders }: Reading): Expected {
  // Of a page that is nothing to us, nothing is kept.
  const isNothing = stage === null;
  return {
    platformId,
    stage,
    fields: isNothing ? {} : shown(fields),
    ...(!isNothing && orders && { orders: orders.map(shown) }),
  };
}

function shown(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, value, money }) => [
      name,
      money === undefined ? value : `${value} ${money.currency ?? ''}`.trim(),
    ]),
  );
}
