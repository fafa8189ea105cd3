// `npm run recognize -- page.html https://shop.example/order` or `npm run recognize -- douyin/paid`:
// what the recogniser makes of a saved page or of a fixture, and why.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPage } from '../tests/pages/read-page';

const [source, address] = process.argv.slice(2);
if (source === undefined) {
  console.error(
    'Usage: npm run recognize -- <page.html> <url>   or   npm run recognize -- <platform>/<page>',
  );
  process.exit(64);
}

const fixture = fileURLToPath(new URL(`../tests/pages/${source}/`, import.meta.url));
const isFixture = existsSync(`${fixture}source.html`);
const file = isFixture ? `${fixture}source.html` : source;
if (!existsSync(file)) {
  console.error(`There is no file ${source}, and no fixture of that name in tests/pages.`);
  process.exit(66);
}
const known = isFixture
  ? (JSON.parse(readFileSync(`${fixture}page.json`, 'utf8')) as { url: string }).url
  : undefined;
const url = address ?? known ?? 'https://unknown.example/';

const reading = readPage(readFileSync(file, 'utf8'), url);
console.log(`platform   ${reading.platformId ?? 'none: generic rules only'}`);
console.log(`stage      ${reading.stage ?? 'none: nothing would be captured by itself'}`);
for (const reason of reading.reasons) console.log(`           · ${reason}`);
for (const field of reading.fields) {
  console.log(
    `${field.name.padEnd(14)} ${field.value}${field.money ? ` ${field.money.currency ?? '(no currency)'}` : ''}`,
  );
  console.log(
    `               “${field.raw}”, ${field.source}${field.label === null ? '' : ` “${field.label}”`}, ${field.reason}, confidence ${field.confidence.toFixed(2)}`,
  );
}
console.log(`read by    ${reading.recognizer} (no layout here: a browser also looks at what is visible)`);
