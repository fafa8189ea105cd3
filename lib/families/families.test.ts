// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FamilySchema } from '../model/family';
import type { Reading } from '../model/reading';
import { ANYWHERE_WITH_FAMILIES } from '../flow/anywhere-with-families';
import { PLATFORMS } from '../platforms';
import { ANYWHERE } from '../recognize/anywhere';
import { matchFamily } from '../recognize/match-family';
import { matchPlatform } from '../recognize/match-platform';
import { recognize } from '../recognize/recognize';
import { FAMILIES } from './index';

const folder = join(import.meta.dirname, '../../tests/pages');
const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(folder, site.name)).map((page) => `${site.name}/${page}`));
const known = new Map<string, string>();

function addressOf(page: string): URL {
  const { url } = JSON.parse(readFileSync(join(folder, page, 'page.json'), 'utf8')) as { url: string };
  return new URL(url);
}

/** Opens a page of the corpus, without its scripts. */
function open(page: string): void {
  const html = readFileSync(join(folder, page, 'source.html'), 'utf8');
  document.open();
  document.write(html.replace(/<script[\s\S]*?<\/script>/g, ''));
  document.close();
}

function valuesOf({ fields }: Reading): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** Families sharpen, they never carry: a page of a family that nobody wrote down is read as well. */
it.each(pages)('%s reads the same with families', (page) => {
  const url = addressOf(page);
  if (matchPlatform(url, PLATFORMS) !== null) return;
  open(page);
  const family = matchFamily(document, url, FAMILIES);
  if (family === null) return;
  known.set(page, family.id);
  const options = { url: url.href, platforms: PLATFORMS };
  const plain = recognize(document, { ...options, anywhere: ANYWHERE });
  const sharpened = recognize(document, { ...options, anywhere: ANYWHERE_WITH_FAMILIES });
  // The software is not the site: two shops that run it stay two.
  expect(sharpened.platformId).toBeNull();
  expect(sharpened.recognizer).toBe(plain.recognizer.replace('generic', family.id));
  expect(sharpened.stage).toBe(plain.stage);
  expect(valuesOf(sharpened)).toEqual(valuesOf(plain));
});

describe.each(FAMILIES.map((family) => family.id))('%s', (id) => {
  it('is a definition named like its file, and says what was not found', () => {
    const family = v.parse(
      FamilySchema,
      FAMILIES.find((each) => each.id === id),
    );
    expect(existsSync(join(import.meta.dirname, `${family.id}.json`))).toBe(true);
    expect(family.sources.length).toBeGreaterThan(1);
  });

  it('knows a page of the corpus', () => {
    expect([...known.values()]).toContain(id);
  });
});

it('is never known by an empty page, by a broken selector, or on no site', () => {
  document.body.innerHTML = '<p>首页</p>';
  const [first] = FAMILIES;
  if (first === undefined) throw new Error('no families');
  expect(matchFamily(document, new URL('https://a.example/'), FAMILIES)).toBeNull();
  const broken = { ...first, markup: [{ selectors: ['[['] }] };
  expect(matchFamily(document, new URL('https://a.example/'), [broken])).toBeNull();
  const certain = { ...first, markup: [{ selectors: ['p'] }] };
  expect(matchFamily(document, new URL('file:///tmp/page.html'), [certain])).toBeNull();
  expect(matchFamily(document, new URL('https://a.example:8443/'), [certain])?.id).toBe(first.id);
});
