import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCheckPage } from '../../scripts/build-check-page.mjs';
import { findChromium, findFirefox } from '../../scripts/set-up/find-browser.mjs';
import { entriesOf, fingerprintOf, newKey } from '../check/make-packet';
import { edit, FIRST, flip, folder, key, sealed, zipped } from '../check/tampering';
import { writeZip } from '../check/write-zip';

const place = mkdtempSync(join(tmpdir(), 'check-page-'));
const inPlace = (name: string) => join(place, name);

const BROWSERS = [
  { name: 'chrome', executablePath: findChromium() },
  { name: 'firefox', executablePath: findFirefox() },
] as const;

beforeAll(async () => {
  writeFileSync(inPlace('verify.html'), await buildCheckPage());
  writeFileSync(inPlace('good.zip'), zipped);
  writeFileSync(inPlace('bad.zip'), writeZip(entriesOf(edit(`${FIRST}/screen-001.png`, flip))));
  const markup = { name: `${folder}/<img src=x onerror=document.title='owned'>`, content: Buffer.from('x') };
  writeFileSync(inPlace('hostile.zip'), writeZip([...entriesOf(sealed), markup]));
  for (const [path, content] of sealed) {
    mkdirSync(dirname(inPlace(`${folder}/${path}`)), { recursive: true });
    writeFileSync(inPlace(`${folder}/${path}`), content);
  }
});

describe.each(BROWSERS.filter(({ executablePath }) => executablePath !== null))(
  'tools/verify.html, opened from disk in $name',
  ({ name, executablePath }) => {
    let browser: Browser;
    let page: Page;
    const requests: string[] = [];

    beforeAll(async () => {
      browser = await launch({
        browser: name,
        executablePath: executablePath ?? '',
        args: name === 'chrome' ? ['--no-sandbox'] : [],
      });
      page = await browser.newPage();
      page.on('request', (request) => requests.push(request.url()));
    });
    afterAll(() => browser?.close());

    async function check(
      path: string,
      { by = '[data-testid=choose-packet]', expected = '' } = {},
    ): Promise<string> {
      await page.goto(pathToFileURL(inPlace('verify.html')).href);
      if (expected !== '') await page.type('input[type=text]', expected);
      const input = (await page.waitForSelector(by)) as ElementHandle<HTMLInputElement> | null;
      await input?.uploadFile(inPlace(path));
      await page.waitForSelector('.verdict');
      return page.$eval('main', (main) => main.innerText);
    }

    it('finds an untouched packet intact and shows its key', async () => {
      const said = await check('good.zip');
      expect(said).toMatch(/完整未改动|Intact/);
      expect(said.replace(/\s/g, '')).toContain(fingerprintOf(key));
    });

    it('names the file that changed', async () => {
      const said = await check('bad.zip');
      expect(said).toMatch(/有改动|Changed/);
      expect(said).toContain(`${FIRST}/screen-001.png`);
    });

    it('tells another key than the expected one', async () => {
      expect(await check('good.zip', { expected: fingerprintOf(newKey()) })).toMatch(/有改动|Changed/);
      expect(await check('good.zip', { expected: fingerprintOf(key) })).toMatch(/完整未改动|Intact/);
    });

    it('shows a hostile file name as the text that it is', async () => {
      expect(await check('hostile.zip')).toContain('<img src=x onerror=');
      expect(await page.title()).not.toBe('owned');
      expect(await page.$$eval('main img', (images) => images.length)).toBe(0);
    });

    it.runIf(name === 'chrome')('takes an unpacked folder', async () => {
      const said = await check(folder, { by: '.folder input' });
      expect(said).toMatch(/完整未改动|Intact/);
    });

    it('asks the network for nothing', () => {
      expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    });
  },
);
