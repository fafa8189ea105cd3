// `npm run new-platform -- acme saved.html https://pay.acme.example/cashier [personal word …]`: a definition to fill in and
// a fixture made from a saved page, with made-up names and numbers. Nothing that exists is overwritten.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlatformDefinition } from '../lib/model/platform';
import { draftContribution, draftDefinition } from './new-platform/draft-contribution';

const [id, page, url, ...words] = process.argv.slice(2);
if (id === undefined || page === undefined || url === undefined || !URL.canParse(url)) {
  console.error('Usage: npm run new-platform -- <id> <saved page.html> <the page’s url> [personal word …]');
  process.exit(64);
}
if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
  console.error(`“${id}” is no id: lower-case letters, digits and dashes, such as “acme-pay”.`);
  process.exit(64);
}

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const known = inRoot(`lib/platforms/${id}.json`);
const definition = existsSync(known)
  ? (JSON.parse(readFileSync(known, 'utf8')) as PlatformDefinition)
  : draftDefinition(id, url);
const { files, isAlike } = draftContribution({ html: readFileSync(page, 'utf8'), url, words }, definition);

const [written, ...fixture] = files;
const folder = dirname(fixture[0]?.path ?? '');
if (existsSync(inRoot(folder))) {
  console.error(`${folder} was there before; remove it to make it anew.`);
  process.exit(73);
}
if (existsSync(known)) console.log(`kept     lib/platforms/${id}.json: it was there before`);
else if (written !== undefined) {
  writeFileSync(known, written.text);
  console.log(`written  ${written.path}: fill in name, matches, stages`);
}
mkdirSync(inRoot(folder), { recursive: true });
for (const { path, text } of fixture) writeFileSync(inRoot(path), text);
console.log(
  `written  ${folder}: look through source.html for what is left of real people (name it behind the url and run this again),`,
);
console.log('         and correct expected.json where the page was read wrong; then run npm test');
if (!isAlike)
  console.log(
    'note     with made-up values the page is read differently: compare expected.json with the page',
  );
