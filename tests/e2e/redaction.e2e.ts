import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedactedAttachment, RedactedRecord } from '../../lib/model/redaction';
import { holdsValue } from '../../lib/redact/find-value';
import { decodePng } from '../../lib/redact/png';
import { startSite, type Site } from '../site/start-site';
import { showPage, type Sight } from '../ui/show-page';
import { violations as axe } from './axe';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';
import { checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

/** The account on the page, and a text that nothing proposes. */
const ACCOUNT = '小鹿不吃草';
const TYPED = '300抖币';
/** Where the photograph says that it was taken. */
const PLACE = 'N31 14.2 E121 28.1 home\0';
const PICTURES = process.env['REDACTION_PICTURES'];

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let page: Page;
let folder: string;
let packet: string;
let zip: string;

const one = (testId: string) => `[data-testid="${testId}"]`;
const WIDE: Omit<Sight, 'path'> = { theme: 'light', language: 'zh-CN', width: 1100, height: 900 };
const show = (sight: Sight) => showPage(page, sight, { chromium, inside, beside: inside });
const picture = async (name: string) => {
  if (PICTURES !== undefined) await page.screenshot({ path: `${join(PICTURES, name)}.png` });
};

async function saved(): Promise<string> {
  const result = await page.waitForSelector(one('export-result'), { timeout: 60_000 });
  expect(await result?.evaluate((node) => node.textContent)).toContain('.zip');
  return join(chromium.downloads, (await result?.evaluate((node) => node.getAttribute('data-file'))) ?? '');
}

/** Of the page as it comes to rest: colours half-way through a transition have no contrast. */
async function violations(at: Page): Promise<string[]> {
  await at.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  return axe(at);
}

/** Waits until a file is there as a whole. */
async function downloaded(name: RegExp): Promise<string> {
  for (let wait = 0; wait < 100; wait++) {
    const found = readdirSync(chromium.downloads).find((file) => name.test(file));
    if (found !== undefined) return join(chromium.downloads, found);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${name.source} was saved`);
}

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-masked-'));
  inside = await chromium.openExtensionPage('builder.html');
  const shop = await chromium.browser.newPage();
  await shop.goto(site.show('douyin/paid'));
  await shop.waitForSelector('recharge-evidence-notice');
  await shop.close();
  page = await chromium.browser.newPage();
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a masked packet, from the library to the checker', () => {
  it('is chosen in a dialog: what was found is ticked for a public recipient, pictures are black where it stands', async () => {
    const [purchase] = (await readStore(inside)).purchases;
    await show({ path: `library.html#purchase=${purchase?.id}`, ...WIDE });
    await page.click(one('apply'));
    await page.waitForSelector('#reason-wrong_amount');
    await page.click('#reason-wrong_amount');
    await page.waitForSelector(one('recipient'));
    await page.select(one('recipient'), 'heimao');
    await page.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
    const chooser = (await page.waitForSelector(one('attach-choose'))) as ElementHandle<HTMLInputElement>;
    await chooser.uploadFile(await photograph());
    await page.waitForSelector(one('attached-file'));
    await page.click(one('mask-claim'));
    await page.waitForSelector(`${one('mask-value')} input:checked`);
    expect(
      await page.$$eval(`${one('mask-value')} b`, (all) => all.map((node) => node.textContent)),
    ).toContain(ACCOUNT);
    await page.type(one('mask-typed'), TYPED);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelectorAll('[data-testid="mask-value"] input:checked').length === 2,
    );
    await page.waitForSelector(one('mask-box'));
    expect(await violations(page)).toEqual([]);
  });

  it('takes more regions, drawn by keys and by pointer', async () => {
    await page.focus(one('mask-draw'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'mask-region');
    const before = await page.$eval(one('mask-region'), (node) => node.getAttribute('aria-label'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    expect(await page.$eval(one('mask-region'), (node) => node.getAttribute('aria-label'))).not.toBe(before);
    await page.$eval('.mask-stage', (node) => node.scrollIntoView({ block: 'start' }));
    const frame = await (await page.$('.mask-stage'))?.boundingBox();
    if (frame === null || frame === undefined) throw new Error('no picture');
    await page.mouse.move(frame.x + 20, frame.y + 20);
    await page.mouse.down();
    await page.mouse.move(frame.x + 120, frame.y + 60);
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="mask-region"]').length === 2);
    await picture('dialog-light-zh');
    await page.focus(one('mask-region'));
    await page.keyboard.press('Delete');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="mask-region"]').length === 1);
  });

  it('takes an added picture along only once the person says so, covered where they draw', async () => {
    const added = `${one('mask-added')} [data-attachment]`;
    await page.waitForSelector(`${added} img`);
    // A phone's photograph lies on its side in its file.
    expect(
      await page.$eval(`${added} img`, (img) => [img.getAttribute('width'), img.getAttribute('height')]),
    ).toEqual(['200', '300']);
    await page.focus(`${added} ${one('mask-draw')}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[data-attachment]') !== null);
    expect(await page.$eval(added, (node) => node.textContent)).toContain('还没有勾选，不会带上');
    await page.keyboard.press('ArrowDown');
    await page.focus(`${added} ${one('mask-take')}`);
    await page.keyboard.press('Space');
    await page.waitForFunction(
      () => document.querySelector('[data-attachment]')?.textContent.includes('还没有勾选') === false,
    );
    expect(await violations(page)).toEqual([]);
    await picture('added-light-zh');
  });

  it('shows nothing of it in any file, and the public recipient gets masked pictures', async () => {
    await page.click(one('mask-export'));
    zip = await saved();
    packet = await unpack(zip, folder);
    const names = readdirSync(packet, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(
      names.filter((name) => /\/(capture\.json|page\.(txt|html)|fields\.json|screen-001\.png)$/.test(name)),
    ).toEqual([]);
    for (const name of names) {
      if (name.includes('/tools/')) continue;
      const text = name.endsWith('.pdf')
        ? execFileSync('pdftotext', [name, '-'], { encoding: 'utf8' })
        : readFileSync(name).toString('utf8');
      expect([name, ...[ACCOUNT, TYPED].filter((value) => holdsValue(text, value))]).toEqual([name]);
    }
    const submitted = names
      .filter((name) => name.includes('/submit/heimao/'))
      .map((name) => name.split('/').at(-1));
    expect(submitted).toContain('01.jpg');
    const [, masked] = await blackIn(names);
    expect(masked).toBe(true);
    const added = names.filter((name) => name.includes('/data/attachments/'));
    expect(added.map((name) => name.split('/').at(-1)).sort()).toEqual(['file.masked.png', 'redacted.json']);
    const { record, masks } = JSON.parse(
      readFileSync(added.find((name) => name.endsWith('.json')) ?? '', 'utf8'),
    ) as RedactedAttachment;
    expect(record.name).toBe('photo.jpg');
    const pixels = await decodePng(readFileSync(added.find((name) => name.endsWith('.png')) ?? ''));
    expect([pixels.width, pixels.height]).toEqual([200, 300]);
    const [region] = masks;
    if (region?.of !== 'region') throw new Error('nothing is masked');
    const { x, y, width, height } = region.box;
    const colourAt = (across: number, down: number) => [
      ...pixels.rgba.subarray((down * 200 + across) * 4, (down * 200 + across) * 4 + 3),
    ];
    expect(colourAt(x + (width >> 1), y + (height >> 1))).toEqual([0, 0, 0]);
    expect(colourAt(x + (width >> 1), y - 4)[0]).toBeGreaterThan(100);
    for (const name of names) expect([name, readFileSync(name).includes(PLACE)]).toEqual([name, false]);
  });

  it('passes the stock tools, the script in it, and the checker, which says what is masked', async () => {
    for (const { name, outcome, detail } of checkWithStockTools(packet))
      expect([name, outcome === 'absent' ? 'passed' : outcome, detail]).toEqual([name, 'passed', detail]);
    const said = execFileSync('sh', ['tools/verify.sh'], { cwd: packet, encoding: 'utf8' });
    expect(said).toContain('INTACT');
    expect(said).toContain('masked by the exporter');
    await show({ path: 'check.html', ...WIDE });
    expect(await checked([])).toContain('处（文字 + 画面），盖住的内容已经作出承诺');
    expect(await page.$eval(one('device'), (node) => node.textContent)).toContain('除黑块外图片一致');
    expect(await page.$$eval(one('open-mask'), (all) => all.length)).toBeGreaterThan(2);
    expect(await violations(page)).toEqual([]);
    await picture('checked-light-zh');
  });

  it('has one text opened, and no other: by the checker, and by the commands of its README', async () => {
    await page.click(one('open-mask'));
    const opening = await downloaded(/^opening-.*-m1\.json$/);
    expect(readFileSync(opening, 'utf8')).toContain(ACCOUNT);
    expect(readFileSync(opening, 'utf8')).not.toContain(TYPED);
    await page.click(one('check-again'));
    expect(await checked([opening])).toContain(`盖住的是“${ACCOUNT}”`);
    const { masks } = JSON.parse(readFileSync(opening, 'utf8')) as {
      masks: { salt: string; text: string }[];
    };
    const line = `printf '%s%s' '${masks[0]?.salt}' '${masks[0]?.text}' | sha256sum`;
    const sum = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).slice(0, 64);
    expect(recordOf().masks[0]?.commitment).toBe(sum);
    const told = spawnVerify(['--opening', opening]);
    expect(told).toMatchObject({
      code: 0,
      said: expect.stringContaining(`beneath it lies “${ACCOUNT}”`) as string,
    });
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, readFileSync(opening, 'utf8').replace(ACCOUNT, '小鹿'));
    expect(spawnVerify(['--opening', wrong])).toMatchObject({ code: 4 });
  });

  it('has the whole record opened, which is the one of the ledger', async () => {
    await page.click(one('open-record'));
    const opening = await downloaded(/^opening-c-[^m]*\.json$/);
    await page.click(one('check-again'));
    const said = await checked([opening]);
    expect(said).toContain('正是台账所记的那一条');
    expect(said).toContain('除黑块外与封存的原图一致');
  });

  it('has a region of the photograph opened, and the whole of it, which nobody here can draw again', async () => {
    const id = (await page.$$eval('.open-masks h4', (all) => all.map((node) => node.textContent))).find(
      (text) => text.startsWith('a-'),
    );
    for (const what of ['open-mask', 'open-record'])
      await page.$$eval(
        '.open-masks > div',
        (all, button, own) =>
          all
            .find((node) => node.querySelector('h4')?.textContent === own)
            ?.querySelector<HTMLElement>(button)
            ?.click(),
        one(what),
        id,
      );
    const openings = [
      await downloaded(/^opening-a-.*-m1\.json$/),
      await downloaded(/^opening-a-[^m]*\.json$/),
    ];
    await page.click(one('check-again'));
    const said = await checked(openings);
    expect(said).toMatch(/盖住的是“\d+ × \d+ px”/);
    expect(said).toContain('没有与封存的原件逐像素比对');
  });

  it.each([
    ['light', 'en', 360],
    ['dark', 'zh-CN', 1100],
    ['dark', 'en', 360],
  ] as const)('is chosen without barriers in %s, %s, %i px', async (theme, language, width) => {
    const [purchase] = (await readStore(inside)).purchases;
    await show({ path: `library.html#purchase=${purchase?.id}`, theme, language, width, height: 800 });
    if (width < 500) await page.$eval('.detail-back', (node) => (node as HTMLElement).click());
    await page.$eval(one('mask'), (node) => (node as HTMLElement).click());
    await page.waitForSelector(one('mask-value'));
    await page.click(`${one('mask-value')} input`);
    await page.waitForSelector(one('mask-box'));
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(`dialog-${theme}-${language}-${width}`);
  });
});

/** A phone's photograph: it lies on its side, and its file says where it was taken. */
async function photograph(): Promise<string> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    const context = canvas.getContext('2d');
    if (context !== null) context.fillStyle = '#e8d8c8';
    context?.fillRect(0, 0, 300, 200);
    const jpeg = await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
    return btoa(String.fromCharCode(...new Uint8Array(jpeg)));
  });
  const jpeg = Buffer.from(base64, 'base64');
  // Exif 2.32: orientation 6 (turn right to see it), and a text that nobody should get.
  const length = PLACE.length.toString(16).padStart(8, '0');
  const tiff = Buffer.from(
    `4d4d002a000000080002011200030000000100060000010e0002${length}0000002600000000`,
    'hex',
  );
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(PLACE)]);
  const size = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  const path = join(folder, 'photo.jpg');
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), size, exif, jpeg.subarray(2)]));
  return path;
}

function spawnVerify(args: string[]): { code: number; said: string } {
  try {
    return {
      code: 0,
      said: execFileSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', zip, ...args], {
        encoding: 'utf8',
      }),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}

function recordOf(): RedactedRecord {
  const captures = join(packet, 'data/captures');
  const id = readdirSync(captures).find((name) => existsSync(join(captures, name, 'redacted.json'))) ?? '';
  return JSON.parse(readFileSync(join(captures, id, 'redacted.json'), 'utf8')) as RedactedRecord;
}

async function checked(openings: string[]): Promise<string> {
  const input = (await page.waitForSelector(one('choose-opening'))) as ElementHandle<HTMLInputElement>;
  if (openings.length > 0) await input.uploadFile(...openings);
  const choose = (await page.waitForSelector(one('choose-packet'))) as ElementHandle<HTMLInputElement>;
  await choose.uploadFile(zip);
  const verdict = await page.waitForSelector(one('verdict'), { timeout: 60_000 });
  expect(await verdict?.evaluate((node) => node.getAttribute('data-verdict'))).toBe('intact');
  return page.$eval('main', (main) => main.innerText);
}

/** Whether each masked region is black in the masked PNG, and in the JPEG that is handed in. */
async function blackIn(names: readonly string[]): Promise<[string, boolean]> {
  const record = recordOf();
  const [file] = record.files;
  const boxes = record.masks.flatMap((mask) => (mask.of === 'region' ? [mask.box] : []));
  const png = names.find((name) => name.endsWith(file?.path ?? '?')) ?? '';
  const { width, rgba } = await decodePng(readFileSync(png));
  const isBlack = boxes.every(({ x, y, width: across, height }) => {
    const middle = ((y + (height >> 1)) * width + x + (across >> 1)) * 4;
    return rgba[middle] === 0 && rgba[middle + 1] === 0 && rgba[middle + 2] === 0;
  });
  const jpeg = readFileSync(names.find((name) => name.endsWith('/01.jpg')) ?? '').toString('base64');
  const isDark = await page.evaluate(
    async (content, places, original) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const scale = bitmap.width / original;
      return places.every(({ x, y, width: across, height }) => {
        const inner = [x + 4, y + 4, across - 8, height - 8].map((value) => Math.round(value * scale));
        const [left = 0, top = 0, wide = 1, high = 1] = inner;
        const pixels = context?.getImageData(left, top, Math.max(1, wide), Math.max(1, high)).data ?? [255];
        return [...pixels].every((value, index) => index % 4 === 3 || value < 24);
      });
    },
    jpeg,
    boxes,
    width,
  );
  return [png, boxes.length > 2 && isBlack && isDark];
}
