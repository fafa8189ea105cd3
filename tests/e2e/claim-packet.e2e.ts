import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEADLINE_RULES, reasonFacts, recipientFacts } from '../../lib/claim/facts';
import { checkPacket } from '../../lib/flow/check-packet';
import { REASONS, RECIPIENTS, type DeadlineRule } from '../../lib/model/claim-facts';
import claimWords from '../../lib/text/claim/zh-CN.json';
import { startSite, type Site } from '../site/start-site';
import { CLAIM_CASES, type ClaimCase } from './claim-cases';
import { playStory, STORY } from './claim-story';
import { launchChromium, type LaunchedChromium } from './launch';
import { lookAtPictures } from './read-picture';
import { readStore } from './read-store';
import { checkPdfText, checkWithStockTools } from './stock-tools';
import { unpack } from './unpack';

/** The smallest text of a page that can still be read, in image px from the top of its letters to their foot. */
const LEAST_TEXT = 8;

/** `npm run claims` plays all of them; here stand the kinds: of one's own, twice, of a minor, to a public place. */
const SHORT: readonly string[] = ['mis_recharge', 'duplicate', 'minor', 'false_ad'];
const PLAYED = CLAIM_CASES.filter(
  ({ reason }) => process.env['ALL_CLAIMS'] !== undefined || SHORT.includes(reason),
);

/** The case whose claim gets pictures that the person added. */
const [WITH_PICTURES] = PLAYED;

let site: Site;
let chromium: LaunchedChromium;
let folder: string;
let library: Page;
let purchaseIds: Record<string, string>;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-claim-'));
  library = await chromium.openExtensionPage('library.html');
  const page = await chromium.browser.newPage();
  await playStory(page, library, site);
  await page.close();
  const { purchases } = await readStore(library);
  purchaseIds = Object.fromEntries(purchases.map(({ id, orderNo }) => [orderNo ?? '', id]));
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const one = (testId: string) => `[data-testid="${testId}"]`;
const words = claimWords as Record<string, string>;

/** Writes the application as a person does, exports it and deletes the claim; returns the packet's folder, the saved zip and the person's own list. */
async function claimPacket(told: ClaimCase): Promise<{ packet: string; zip: string; toDo: string }> {
  const [first, ...more] = told.about.map((name) => purchaseIds[STORY[name].orderNo] ?? '');
  await library.goto('about:blank');
  await library.goto(`chrome-extension://${chromium.extensionId}/library.html#purchase=${first}`);
  await library.waitForSelector(one('apply'));
  await library.click(one('apply'));
  await library.waitForSelector(`#reason-${told.reason}`);
  await library.click(`#reason-${told.reason}`);
  await library.waitForSelector(one('recipient'));
  for (const id of more) {
    await library.select('.claim-add', id);
    await library.waitForFunction(() => document.querySelectorAll('.claim-orders li').length === 2);
  }
  for (const [name, answer] of Object.entries(told.answers)) await fill(one(`answer-${name}`), answer);
  for (const id of told.atHand) await library.click(`[data-item="${id}"] input[type="checkbox"]`);
  await library.select(one('recipient'), told.recipient);
  await library.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
  if (told === WITH_PICTURES) await addPictures();
  const before = readdirSync(chromium.downloads);
  await library.click(one('export-claim'));
  const result = await library.waitForSelector(one('export-result'), { timeout: 90_000 });
  expect(await result?.evaluate((node) => node.getAttribute('data-status'))).toBe('saved');
  const saved = readdirSync(chromium.downloads).find((file) => !before.includes(file)) ?? '';
  const toDo = await savedToDo();
  await library.click(one('delete-claim'));
  await library.click(one('delete-claim-confirm'));
  await library.waitForSelector(one('purchase-detail'));
  const zip = join(chromium.downloads, saved);
  return { packet: await unpack(zip, join(folder, told.reason)), zip, toDo };
}

/** What a person brings along: photographs as a camera makes them, of which nothing can be packed, and a long chat. */
async function addPictures(): Promise<void> {
  const encoded = await library.evaluate(async () => {
    const tile = new OffscreenCanvas(128, 128);
    const noise = crypto
      .getRandomValues(new Uint8ClampedArray(128 * 128 * 4))
      .map((value) => 170 + value / 3);
    tile.getContext('2d')?.putImageData(new ImageData(noise, 128, 128), 0, 0);
    const draw = async (width: number, height: number, isChat: boolean) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingEnabled = false;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      const noisyRows = isChat ? 0 : height;
      for (let y = 0; y < noisyRows; y += 384)
        for (let x = 0; x < width; x += 384) context.drawImage(tile, x, y, 384, 384);
      context.fillStyle = '#000';
      context.font = isChat ? '42px sans-serif' : '60px sans-serif';
      for (let y = 200; y < height - 100; y += 180) context.fillText(`客服：退款 ${y} 已受理 27.00`, 60, y);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
        reader.readAsDataURL(blob);
      });
    };
    const [large, small] = [await draw(4000, 3000, false), await draw(1500, 2000, false)];
    return [await draw(1080, 12_000, true), large, small, small, small, small];
  });
  const paths = encoded.map((base64, index) => {
    const path = join(folder, `added-${index}.jpg`);
    // A photograph that comes twice differs in its last byte: the very same file is only kept once.
    writeFileSync(path, Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from([index])]));
    return path;
  });
  const chooser = (await library.$(one('attach-choose'))) as ElementHandle<HTMLInputElement>;
  await chooser.uploadFile(...paths);
  await library.waitForFunction(
    (count) => document.querySelectorAll('[data-testid="attached-file"]').length === count,
    {},
    paths.length,
  );
}

async function savedToDo(): Promise<string> {
  await library.click(one('save-to-do'));
  for (;;) {
    const name = readdirSync(chromium.downloads).find((file) => /^to-do_.*\.txt$/.test(file));
    if (name !== undefined) {
      const path = join(chromium.downloads, name);
      const text = readFileSync(path, 'utf8');
      rmSync(path);
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** All at once, as a paste or the calendar does; claim.e2e.ts types letter by letter. */
async function fill(selector: string, value: string): Promise<void> {
  await library.$eval(
    selector,
    (node, wanted) => {
      (node as HTMLInputElement).value = wanted;
      node.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
}

it('begins with every purchase of the story, made of its pages', () => {
  const told = Object.values(STORY).map(({ orderNo }) => orderNo);
  expect(Object.keys(purchaseIds).sort()).toEqual(told.sort());
});

it('has a case for every reason and every recipient', () => {
  expect(CLAIM_CASES.map(({ reason }) => reason)).toEqual([...REASONS]);
  expect(new Set(CLAIM_CASES.map(({ recipient }) => recipient))).toEqual(new Set(RECIPIENTS));
});

describe.each(PLAYED)('a claim for $reason, to $recipient', (told) => {
  let packet: string;
  let zip: string;
  let toDo: string;
  const about = told.about.map((name) => STORY[name]);
  const { limits, isPublic } = recipientFacts(told.recipient);
  const submitted = (name: string) => join(packet, 'data/submit', told.recipient, name);
  const read = (path: string) => readFileSync(join(packet, 'data', path), 'utf8');
  /** The Chinese half. */
  const checklist = () => read(`submit/${told.recipient}/checklist.txt`).split('\n--------')[0] ?? '';
  const images = () => readdirSync(submitted('')).filter((name) => name.endsWith('.jpg'));

  it('becomes a packet that everybody can check', async () => {
    ({ packet, zip, toDo } = await claimPacket(told));
    // What strangers' tools say is the same for every reason; the checker reads all that these packets have of their own.
    if (told === PLAYED[0]) {
      expect(checkWithStockTools(packet).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    }
    expect(await checkPacket(new Blob([readFileSync(zip)]))).toMatchObject({ verdict: 'intact' });
  });

  it('states what happened and what is asked, and every number can be searched for in the PDFs', () => {
    const statement = read('statement.txt');
    const numbers = about.flatMap(({ orderNo, channelOrderNo, amount }) => [
      orderNo,
      amount,
      ...(channelOrderNo === undefined ? [] : [channelOrderNo]),
    ]);
    for (const part of [...told.says, ...about.map(({ orderNo }) => orderNo)])
      expect(statement).toContain(part);
    const short = read(`submit/${told.recipient}/text.txt`).trimEnd();
    expect(short).toContain(`退款${told.asked}元`);
    expect(short.length).toBeLessThanOrEqual(limits.characters);
    const typed = Object.entries(told.answers).flatMap(([name, answer]) =>
      /^\d+$/.test(answer) && name !== 'intended' ? [answer] : [],
    );
    const pdfs = [
      'statement.pdf',
      ...(existsSync(submitted('application.pdf')) ? [`submit/${told.recipient}/application.pdf`] : []),
    ];
    for (const pdf of pdfs) {
      const wanted = [...about.map(({ orderNo }) => orderNo), told.asked, ...typed];
      expect(checkPdfText(join(packet, 'data', pdf), wanted)).toMatchObject({ outcome: 'passed' });
    }
    expect(checkPdfText(join(packet, 'data/report.pdf'), [...numbers, told.asked])).toMatchObject({
      outcome: 'passed',
    });
  });

  it('ticks off all evidence that the playbook names, and hands in a list of what is there alone', () => {
    const { required, strong, optional } = reasonFacts(told.reason).evidence;
    const all = [...required, ...strong, ...optional];
    const marks = all.map((id) => {
      const mark = told.there.includes(id) ? 'x' : told.atHand.includes(id) ? '~' : ' ';
      return `[${mark}] ${words[`evidence.${id}`]}`;
    });
    expect(toDo.match(/^\[[x~ ]\] [^(\n]+(?= \()/gm)).toEqual(marks);
    expect(checklist().match(/^\[.\] .+$/gm)).toEqual(marks.filter((mark) => !mark.startsWith('[ ]')));
  });

  it('names every last day that the playbook has for it', () => {
    const dates = DEADLINE_RULES.filter((rule) => rule.kind === 'act' && isMeant(rule, told)).map(
      (rule) =>
        `${inChinese(lastDay(rule, told))}  ${words[`deadline.${rule.id}`]?.replaceAll('{count}', String(rule.count))}`,
    );
    expect(dates.length).toBeGreaterThan(0);
    const found = toDo.match(/^\d{4}年\d+月\d+日 {2}.*?(?= \(日期可能有出入\)$|$)/gm);
    expect(found?.toSorted()).toEqual(dates.toSorted());
    expect(checklist()).not.toMatch(/^\d{4}年\d+月\d+日 {2}/m);
  });

  it('keeps every file under what the recipient takes, and every picture readable', async () => {
    for (const name of readdirSync(submitted(''))) {
      const most = name.endsWith('.jpg') ? limits.imageBytes : (limits.pdfBytes ?? 20_000);
      expect(statSync(submitted(name)).size).toBeLessThanOrEqual(most);
    }
    expect(images().length).toBeLessThanOrEqual(limits.imageCount ?? Number.POSITIVE_INFINITY);
    if (!isPublic) expect(images().length).toBeGreaterThan(0);
    const looks = await lookAtPictures(
      library,
      images().map((name) => readFileSync(submitted(name))),
    );
    for (const { lines } of looks) {
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines[Math.floor(lines.length / 2)]).toBeGreaterThanOrEqual(LEAST_TEXT);
    }
    if (told === WITH_PICTURES) {
      const [jpegs, inPdf] = [images().length, imagesIn(submitted('application.pdf'))];
      expect(jpegs).toBeGreaterThan(6);
      expect(inPdf).toBeGreaterThan(3);
      expect(inPdf).toBeLessThan(jpegs);
      expect(checklist()).toContain(`有 ${jpegs - inPdf} 张图片没有放进去`);
    }
    if (limits.pdfBytes !== null && !isPublic) {
      const info = execFileSync('pdfinfo', [submitted('application.pdf')], { encoding: 'utf8' });
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(limits.pdfPages);
    }
  });
});

/** A picture that goes over several pages is in the file once. */
function imagesIn(pdf: string): number {
  const list = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).split('\n').slice(2);
  return new Set(
    list.flatMap(
      (line) => /^\s*\d+\s+\d+\s+image\s.*?(\d+)\s+\d+\s+\d+\s+\d+\s+\S+\s+\S+$/.exec(line)?.[1] ?? [],
    ),
  ).size;
}

function isMeant({ reasons, platforms, paidWith, recipients }: DeadlineRule, told: ClaimCase): boolean {
  const about = told.about.map((name) => STORY[name]);
  return (
    (reasons?.includes(told.reason) ?? true) &&
    (platforms === undefined || about.some(({ platformId }) => platforms.includes(platformId ?? ''))) &&
    (paidWith === undefined ||
      about.some(({ channel }) => channel === (paidWith === 'alipay' ? '支付宝' : '微信支付'))) &&
    recipients === undefined
  );
}

/** Counted by the calendar alone; no rule of this kind counts working days. */
function lastDay({ from, unit, count }: DeadlineRule, told: ClaimCase): string {
  const paid = told.about.map((name) => STORY[name].paidAt.slice(0, 10)).sort()[0] ?? '';
  const day = new Date(from === 'payment' ? paid : (told.answers.knownOn ?? paid));
  if (unit === 'years') day.setUTCFullYear(day.getUTCFullYear() + count);
  else if (unit === 'days') day.setUTCDate(day.getUTCDate() + count);
  else throw new Error(`not counted here: ${unit}`);
  return day.toISOString().slice(0, 10);
}

/** `2027-02-19`, as a person's own list writes it. */
function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
