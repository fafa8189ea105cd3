// `npm run new-platform -- acme saved.html https://pay.acme.example/cashier`: a definition to fill in and a fixture made
// from a saved page, scrubbed. Nothing that exists is overwritten.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scrubPage } from '../lib/capture/scrub-page';
import { scrubUrl } from '../lib/capture/scrub-url';
import type { PlatformDefinition } from '../lib/model/platform';
import { expectedOf, openPage, readPage } from '../tests/pages/read-page';

const [id, page, address] = process.argv.slice(2);
if (id === undefined || page === undefined || address === undefined || !URL.canParse(address)) {
  console.error('Usage: npm run new-platform -- <id> <saved page.html> <the page’s url>');
  process.exit(64);
}
if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
  console.error(`“${id}” is no id: lower-case letters, digits and dashes, such as “acme-pay”.`);
  process.exit(64);
}

const root = new URL('../', import.meta.url);
const definition = fileURLToPath(new URL(`lib/platforms/${id}.json`, root));
const url = new URL(scrubUrl(address));
const today = new Date().toISOString().slice(0, 10);
const html = readFileSync(page, 'utf8');
const draft: PlatformDefinition = {
  format: 1,
  id,
  name: { 'zh-CN': id, en: id },
  kind: 'platform',
  matches: [`${url.origin}/*`],
  stages: [],
  sources: [{ note: `drafted from a saved page of ${url.host}`, seen: today, confidence: 'low' }],
};
if (existsSync(definition)) console.log(`kept     lib/platforms/${id}.json: it was there before`);
else {
  writeFileSync(definition, `${JSON.stringify(draft, null, 2)}\n`);
  console.log(`written  lib/platforms/${id}.json: fill in name, matches, stages`);
}

const reading = readPage(html, url.href);
const name = reading.stage ?? 'page';
const folder = new URL(`tests/pages/${id}/${name}/`, root);
if (existsSync(folder)) {
  console.error(`tests/pages/${id}/${name} was there before; remove it to make it anew.`);
  process.exit(73);
}
mkdirSync(folder, { recursive: true });
const write = (file: string, content: string) => writeFileSync(new URL(file, folder), content);
write('source.html', scrubPage(openPage(html, url.href)));
write(
  'page.json',
  `${JSON.stringify({ url: url.href, time: new Date().toISOString(), language: 'zh-CN' }, null, 2)}\n`,
);
write('expected.json', `${JSON.stringify(expectedOf(reading), null, 2)}\n`);
console.log(
  `written  tests/pages/${id}/${name}: look through source.html for names, numbers and addresses of real people,`,
);
console.log('         and correct expected.json where the page was read wrong; then run npm test');
