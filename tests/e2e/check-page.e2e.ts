import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from '../../scripts/set-up/chromium-flags.mjs';
import { findChromium, findFirefox } from '../../scripts/set-up/find-browser.mjs';
import { makeRequest } from '../../lib/timestamp/request';
import { makeAuthority, type Authority } from '../tsa/make-authority';
import { reply } from '../tsa/reply';
import { entriesOf, fingerprintOf, newKey, sha256 } from '../check/make-packet';
import { openablePacket } from '../check/masked-packet';
import { edit, FIRST, flip, folder, key, sealed, zipped } from '../check/tampering';
import { writeZip } from '../check/write-zip';

/** As the extension puts it into its packets. */
const CHECK_PAGE = fileURLToPath(new URL('../../.output/chrome-mv3/tools/verify.html', import.meta.url));

const place = mkdtempSync(join(tmpdir(), 'check-page-'));
const inPlace = (name: string) => join(place, name);

let authority: Authority;

const BROWSERS = [
  { name: 'chrome', executablePath: findChromium() },
  { name: 'firefox', executablePath: findFirefox() },
] as const;

beforeAll(() => {
  copyFileSync(CHECK_PAGE, inPlace('verify.html'));
  writeFileSync(inPlace('good.zip'), zipped);
  writeFileSync(inPlace('bad.zip'), writeZip(entriesOf(edit(`${FIRST}/screen-001.png`, flip))));
  authority = makeAuthority('ec');
  const request = makeRequest(sha256(sealed.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0)));
  const stamp = 'seal/tagmanifest-sha256.txt.ec';
  const stamped = new Map(sealed)
    .set(`${stamp}.tsq`, Buffer.from(request))
    .set(`${stamp}.tsr`, Buffer.from(reply(authority, request)));
  writeFileSync(inPlace('stamped.zip'), writeZip(entriesOf(stamped)));
  const { files, opening, text } = openablePacket();
  writeFileSync(inPlace('masked.zip'), writeZip(entriesOf(files)));
  writeFileSync(inPlace('opening.json'), opening);
  writeFileSync(inPlace('wrong.json'), opening.replace(text, '13800138001'));
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
        args: name === 'chrome' ? CHROMIUM_FLAGS : [],
      });
      page = await browser.newPage();
      page.on('request', (request) => requests.push(request.url()));
    });
    afterAll(() => browser?.close());

    const paste = (selector: string, text: string) =>
      page.$eval(
        selector,
        (field, pasted) => {
          (field as HTMLInputElement | HTMLTextAreaElement).value = pasted;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        text,
      );

    async function check(
      path: string,
      { by = '[data-testid=choose-packet]', expected = '', roots = '', opening = '' } = {},
    ): Promise<string> {
      await page.goto(pathToFileURL(inPlace('verify.html')).href);
      if (expected !== '') await paste('input[type=text]', expected);
      if (roots !== '') await paste('[data-testid=seen-roots]', roots);
      if (opening !== '') {
        const openings = (await page.$(
          '[data-testid=choose-opening]',
        )) as ElementHandle<HTMLInputElement> | null;
        await openings?.uploadFile(inPlace(opening));
      }
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

    it('counts a time stamp only for who gives the root that it leads to', async () => {
      const withRoot = (roots: string) => check('stamped.zip', { roots });
      expect(await withRoot('')).toMatch(/还不算证明|no proof yet/);
      expect(await withRoot(authority.pem('root.pem'))).toMatch(/到你信任的根证书|a root that you trust/);
      expect(await withRoot('ab'.repeat(32))).toMatch(/到不了你给的根证书|does not lead to the roots/);
    });

    it('shows what lies beneath a mask to who was handed its opening, and nothing to who was not', async () => {
      const masked = await check('masked.zip');
      expect(masked).toMatch(/完整未改动|Intact/);
      expect(masked).not.toContain('13800138000');
      const opened = await check('masked.zip', { opening: 'opening.json' });
      expect(opened).toMatch(/盖住的是“13800138000”|beneath it lies “13800138000”/);
      const wrong = await check('masked.zip', { opening: 'wrong.json' });
      expect(wrong).toMatch(/完整未改动|Intact/);
      expect(wrong).not.toMatch(/盖住的是|beneath it lies/);
    });

    it('does not begin with a root that cannot be read, and says so beside it', async () => {
      await page.goto(pathToFileURL(inPlace('verify.html')).href);
      await page.type('[data-testid=seen-roots]', '-----BEGIN CERTIFICATE-----');
      const input = (await page.waitForSelector(
        '[data-testid=choose-packet]',
      )) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(inPlace('good.zip'));
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      expect(await page.$eval('#roots-hint', (hint) => hint.textContent)).toMatch(
        /读不出证书|No certificate/,
      );
      expect(await page.$('.verdict')).toBeNull();
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
