// What the recogniser makes of a page, and why:
//   npm run recognize -- page.html --url https://shop.example/order    a saved page, in headless Chromium
//   npm run recognize -- --dir folder                                  every *.html there, as JSON lines
//   npm run recognize -- douyin/paid                                   a fixture of tests/pages, without a browser
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readPage } from '../tests/pages/read-page';
import { describeReading } from './recognize/describe-reading';
import { openPageBrowser } from './recognize/page-browser';
import { readFolder } from './recognize/read-folder';
import { CHROMIUM, installMissing } from './set-up/install-browser.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, dir: { type: 'string' }, delay: { type: 'string' } },
});
const [source, address] = positionals;
const url = values.url ?? address;
const fixture = fileURLToPath(new URL(`../tests/pages/${source}/`, import.meta.url));

if (values.dir !== undefined) await printFolder(values.dir);
else if (source !== undefined && existsSync(`${fixture}source.html`)) printFixture(url);
else if (source !== undefined && url !== undefined) await printPage(source, url);
else
  stop(
    64,
    'Usage: npm run recognize -- <page.html> --url <url> [--delay <ms>]   or   --dir <folder>   or   <platform>/<page>',
  );

/** Chromium is started once; a page that cannot be read never stops the others. */
async function printFolder(folder: string): Promise<void> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) stop(66, `There is no folder ${folder}.`);
  const browser = await openBrowser();
  try {
    for await (const line of readFolder(folder, browser)) console.log(JSON.stringify(line));
  } finally {
    await browser.close();
  }
}

async function printPage(file: string, at: string): Promise<void> {
  if (!existsSync(file)) stop(66, `There is no file ${file}, and no fixture of that name in tests/pages.`);
  if (!URL.canParse(at)) stop(64, `“${at}” is no address: it starts with https://.`);
  const browser = await openBrowser();
  try {
    const reading = await browser.read({
      html: readFileSync(file),
      url: at,
      delayMs: Number(values.delay ?? 0),
    });
    console.log(JSON.stringify({ url: at, ...describeReading(reading) }, null, 2));
  } finally {
    await browser.close();
  }
}

function printFixture(at: string | undefined): void {
  const page = JSON.parse(readFileSync(`${fixture}page.json`, 'utf8')) as { url: string };
  const reading = readPage(readFileSync(`${fixture}source.html`, 'utf8'), at ?? page.url);
  console.log(`platform   ${reading.platformId ?? 'none: generic rules only'}`);
  console.log(`stage      ${reading.stage ?? 'none: nothing would be captured by itself'}`);
  for (const reason of reading.reasons) console.log(`           · ${reason}`);
  for (const field of reading.fields) {
    const currency = field.money === undefined ? '' : ` ${field.money.currency ?? '(no currency)'}`;
    const label = field.label === null ? '' : ` “${field.label}”`;
    const { raw, source: from, reason, confidence } = field;
    console.log(`${field.name.padEnd(14)} ${field.value}${currency}`);
    console.log(`               “${raw}”, ${from}${label}, ${reason}, confidence ${confidence.toFixed(2)}`);
  }
  console.log(`read by    ${reading.recognizer} (no layout here: a browser also looks at what is visible)`);
}

function openBrowser() {
  if (installMissing([CHROMIUM]).length > 0) process.exit(69);
  return openPageBrowser();
}

function stop(code: number, words: string): never {
  console.error(words);
  process.exit(code);
}
