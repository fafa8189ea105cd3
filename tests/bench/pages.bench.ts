// What is read right on the corpus, and how pages were read that the engine met for the first time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeReading, type Values } from '../../scripts/recognize/describe-reading';
import { expectedOf, readPage, type Expected } from '../pages/read-page';

interface FirstTry {
  name: string;
  pages: number;
  /** Right, of all. */
  kind: [number, number];
  /** Per field: right, given, and how many there were to give. */
  values?: Record<string, [number, number, number]>;
  fields?: { precision: number; recall: number };
  /** Negatives taken for a purchase, of all negatives. */
  captured?: [number, number];
  note: string;
}

const FIELDS = ['orderNo', 'amount', 'currency', 'channel', 'paidAt'] as const;
/** The floors of the issue. */
const PRECISION = 0.99;
const RECALL = 0.97;

const folder = join(import.meta.dirname, '../pages');
const read = (...names: string[]): string => readFileSync(join(folder, ...names), 'utf8');
const percent = (part: number, of: number): string =>
  `${of === 0 ? '–' : ((100 * part) / of).toFixed(1)} %`.padStart(8);

const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(folder, site.name)).map((page) => `${site.name}/${page}`))
  .map((page) => ({
    page,
    ...(JSON.parse(read(page, 'page.json')) as { url: string; delayMs?: number; browser?: boolean }),
  }))
  // The others are for Chromium: tests/e2e/browser-only-pages.e2e.ts.
  .filter(({ delayMs, browser }) => delayMs === undefined && browser !== true);

const tally = new Map<string, { right: number; given: number; there: number }>(
  FIELDS.map((name) => [name, { right: 0, given: 0, there: 0 }]),
);
let stages = 0;
let negatives = 0;
let captured = 0;
for (const { page, url } of pages) {
  const expected = JSON.parse(read(page, 'expected.json')) as Expected;
  const reading = readPage(read(page, 'source.html'), url);
  const given = describeReading(reading);
  stages += expectedOf(reading).stage === expected.stage ? 1 : 0;
  if (expected.stage === null) {
    negatives += 1;
    captured += given.kind === 'none' ? 0 : 1;
  }
  if (given.kind === 'none') continue;
  const wanted = valuesOf(expected);
  for (const name of FIELDS) {
    const count = tally.get(name);
    if (count === undefined) continue;
    count.right += given.fields[name] !== null && given.fields[name] === wanted[name] ? 1 : 0;
    count.given += given.fields[name] === null ? 0 : 1;
    count.there += wanted[name] === undefined ? 0 : 1;
  }
}

console.log(
  `\nThe corpus, ${pages.length} pages without scripts: the engine was mended by them, so these are no forecast.`,
);
console.log(`stage right on ${stages}; ${captured} of ${negatives} negatives captured`);
for (const [name, { right, given, there }] of tally) {
  console.log(`${name.padEnd(10)} precision ${percent(right, given)}   recall ${percent(right, there)}`);
  if (right < PRECISION * given || right < RECALL * there) process.exitCode = 1;
}

console.log(
  '\nFirst tries: pages written before the engine had met them, as they were read then (tests/pages/first-try.json).',
);
for (const { name, kind, values = {}, fields, captured: taken, note } of JSON.parse(
  read('first-try.json'),
) as FirstTry[]) {
  const negative = taken === undefined ? '' : `, ${taken[0]} of ${taken[1]} negatives captured`;
  console.log(`${name}: kind ${kind[0]} of ${kind[1]}${negative}; ${note}`);
  if (fields !== undefined)
    console.log(`  all fields precision ${fields.precision}, recall ${fields.recall}`);
  for (const [field, [right, given, there]] of Object.entries(values))
    console.log(`  ${field.padEnd(10)} precision ${percent(right, given)}   recall ${percent(right, there)}`);
}

function valuesOf({ fields }: Expected): Partial<Values> {
  const [amount, currency] = (fields['amount'] ?? '').split(' ');
  const { orderNo = fields['channelOrderNo'], channel, paidAt } = fields;
  return Object.fromEntries(
    Object.entries({ orderNo, channel, paidAt, amount: amount === '' ? undefined : amount, currency }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
