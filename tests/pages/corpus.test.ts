// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ANYWHERE } from '../../lib/recognize/anywhere';
import { describeReading } from '../../scripts/recognize/describe-reading';
import { recognize } from '../../lib/recognize/recognize';
import { giveLastingVisibility } from '../jsdom-visibility';
import { expectedOf, readPlatforms, type Expected } from './read-page';

const folder = import.meta.dirname;
const platforms = readPlatforms();

/** Scripts, layout, frames and shadow roots: those pages are read in Chromium, by tests/e2e/browser-only-pages.e2e.ts. */
function needsBrowser({ delayMs, browser }: { delayMs?: number; browser?: boolean }): boolean {
  return delayMs !== undefined || browser === true;
}

function read(page: string, name: string): string {
  return readFileSync(join(folder, page, name), 'utf8');
}

const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(folder, site.name)).map((page) => `${site.name}/${page}`))
  .filter(
    (page) => !needsBrowser(JSON.parse(read(page, 'page.json')) as { delayMs?: number; browser?: boolean }),
  );

const tally = { found: 0, wrong: 0, missed: 0, stages: 0 };

describe('pages', { timeout: 30_000 }, () => {
  // Other tests share this window, and change what they read.
  const takeBack = giveLastingVisibility(Element);
  afterAll(takeBack);

  it.each(pages)('%s', (page) => {
    const { url } = JSON.parse(read(page, 'page.json')) as { url: string };
    const expected = JSON.parse(read(page, 'expected.json')) as Expected;
    document.open();
    // Only what the server sends is read here: scripts of other pages must not run in a test.
    document.write(read(page, 'source.html').replace(/<script(?![^>]*json)[\s\S]*?<\/script>/g, ''));
    document.close();

    const reading = recognize(document, { url, platforms, anywhere: ANYWHERE });

    const found = expectedOf(reading);
    const { fields } = found;
    for (const [name, value] of Object.entries(fields))
      tally[expected.fields[name] === value ? 'found' : 'wrong'] += 1;
    tally.missed += Object.keys(expected.fields).filter(
      (name) => fields[name] !== expected.fields[name],
    ).length;
    tally.stages += reading.stage === expected.stage ? 1 : 0;
    const { kind, ...told } = expected;
    expect(found).toEqual(told);
    if (kind !== undefined) expect(describeReading(reading).kind).toBe(kind);
  });

  afterAll(() => {
    const { found, wrong, missed, stages } = tally;
    const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
    console.log(
      `${pages.length} pages: stage right on ${stages}; fields: precision ${percent(found, found + wrong)}, recall ${percent(found, found + missed)}`,
    );
  });
});
