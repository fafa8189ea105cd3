import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Capture } from '../../lib/model/capture';
import { launchChromium, type LaunchedChromium } from '../e2e/launch';
import { readCaptures, readStore } from '../e2e/read-store';
import { startSite, type Site } from '../site/start-site';
import { orderOf, RACE_URL, raceColor, racePage, showResult } from './race-page';
import { readColors } from './read-colors';

/** What happens to the page a moment after it showed that it was paid. */
export const INCIDENTS = [
  'switch tab',
  'switch and back',
  'navigate',
  'redirect',
  'close',
  'reload',
  'kill worker',
] as const;
export type Incident = (typeof INCIDENTS)[number];

/** A result that stood this long has to be in the records. */
const SHOWN_MS = 300;
const LONGEST_MS = 450;
/** A page that stays has until then to reach a new worker. */
const RETRIED_MS = 5000;

export interface Race {
  number: number;
  incident: Incident;
  /** ms for which the result stood at least, before the incident. */
  shownMs: number;
  isRecorded: boolean;
  /** Shown long enough, and not recorded. */
  isLost: boolean;
  /** Colors of pictures that show another page. */
  wrongPictures: string[];
  /** What the records have of it: `screenshot`, `rendered`, or the reason why there is none. */
  pictures: string[];
  /** Something is missing in the record, and it does not say why. */
  unnamedGaps: string[];
}

/**
 * Plays races in a real Chromium: a page turns into a paid page, and at a random moment something happens to it. Each
 * page has a color of its own, so that a picture of any other page is found out by its pixels.
 */
export async function runRaces(count: number, seed: number): Promise<Race[]> {
  const site = await startSite();
  const chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  try {
    const inside = await chromium.openExtensionPage('options.html');
    // tsx names inner functions by a helper that pages do not have.
    await inside.evaluate('globalThis.__name = (named) => named');
    const decoy = await chromium.browser.newPage();
    site.answer(`${RACE_URL}/decoy`, () => ({ body: racePage('#ff00ff', '') }));
    await decoy.goto(`${RACE_URL}/decoy`);

    const random = randomFrom(seed);
    const started: { number: number; incident: Incident; shownMs: number }[] = [];
    for (let number = 1; number <= count; number += 1) {
      const incident = INCIDENTS[(number - 1) % INCIDENTS.length] ?? 'close';
      const shownMs = await race({
        number,
        incident,
        delay: random() * LONGEST_MS,
        site,
        chromium,
        decoy,
        inside,
      });
      started.push({ number, incident, shownMs });
    }
    await untilNothingIsPending(inside);
    return await judge(started, inside);
  } finally {
    await chromium.close();
    await site.close();
  }
}

interface Start {
  number: number;
  incident: Incident;
  delay: number;
  site: Site;
  chromium: LaunchedChromium;
  decoy: Page;
  /** A page of the extension. */
  inside: Page;
}

/** One race; answers with how long the result was shown. */
async function race({ number, incident, delay, site, chromium, decoy, inside }: Start): Promise<number> {
  const url = `${RACE_URL}/${number}`;
  site.answer(url, () => ({ body: racePage(raceColor(number), '') }));
  // What a merchant shows once the gateway has sent the person back.
  site.answer(`https://shop.example/${number}`, () => ({ body: racePage('#00ffff', '欢迎回来') }));
  const page = await chromium.browser.newPage();
  await page.goto(url);
  await wait(150);
  await page.evaluate(showResult, orderOf(number));
  const shownAt = performance.now();
  await wait(delay);
  const shownMs = performance.now() - shownAt;
  await happen(incident, page, { number, chromium, decoy });
  // Nobody closes this page: it asks again until a worker answers, however busy the machine is.
  if (incident === 'kill worker') await untilRecorded(inside, orderOf(number));
  // What was begun gets its time; the next race comes with an idle quota now and then.
  await wait(450);
  if (!page.isClosed()) await page.close();
  return shownMs;
}

async function happen(
  incident: Incident,
  page: Page,
  { number, chromium, decoy }: Pick<Start, 'number' | 'chromium' | 'decoy'>,
): Promise<void> {
  if (incident === 'switch tab') await decoy.bringToFront();
  else if (incident === 'switch and back') {
    await decoy.bringToFront();
    await page.bringToFront();
  } else if (incident === 'navigate') await page.goto(`${RACE_URL}/decoy`);
  else if (incident === 'redirect') await page.evaluate(leaveFor, `https://shop.example/${number}`);
  else if (incident === 'close') await page.close();
  else if (incident === 'reload') await page.reload();
  else {
    const worker = await chromium.worker();
    // Its session ends with it, which puppeteer takes for a failure.
    await worker.close().catch(() => undefined);
  }
}

async function untilRecorded(inside: Page, orderNo: string): Promise<void> {
  for (let waited = 0; waited < RETRIED_MS; waited += 50) {
    if ((await readCaptures(inside)).some((capture) => isOf(capture, orderNo))) return;
    await wait(50);
  }
}

/** Runs in the page, which may be gone before it could answer. */
function leaveFor(address: string): void {
  window.location.replace(address);
}

/** Whoever starts the worker has it take up what a killed run left. */
async function untilNothingIsPending(inside: Page): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await inside.evaluate(() =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome.runtime
        .sendMessage({ target: 'background', type: 'describeTab', request: { tabId: 0 } })
        .catch(() => undefined),
    );
    await wait(250);
    const { captures } = await readStore(inside);
    if (captures.every(({ state }) => state === 'sealed')) return;
  }
}

async function judge(
  started: readonly Pick<Race, 'number' | 'incident' | 'shownMs'>[],
  inside: Page,
): Promise<Race[]> {
  const { captures, files } = await readStore(inside);
  const colors = await readColors(inside);
  return started.map((one) => {
    const own = captures.filter((capture) => isOf(capture, orderOf(one.number)));
    const isRecorded = own.length > 0;
    const pictures = own.flatMap(({ id, body }) =>
      body.files.filter(({ type }) => type === 'image/png').map(({ path }) => `${id}/${path}`),
    );
    const shown = pictures.map((path) => colors[path] ?? path);
    const wrongPictures = shown.filter((color) => color !== raceColor(one.number));
    const unnamedGaps = own.flatMap(({ id, body, state }) => [
      ...(state === 'sealed' ? [] : ['never sealed']),
      ...(body.picture.method === 'none' && !body.picture.reason ? ['picture'] : []),
      ...(`${id}/page.html` in files || body.copyGap !== null ? [] : ['page.html']),
      ...((files[`${id}/page.txt`] ?? '').includes(orderOf(one.number)) ? [] : ['page.txt']),
    ]);
    return {
      ...one,
      isRecorded,
      isLost: !isRecorded && one.shownMs >= SHOWN_MS,
      wrongPictures,
      pictures: own.map(({ body }) =>
        body.picture.method === 'none' ? (body.picture.reason ?? '?') : body.picture.method,
      ),
      unnamedGaps,
    };
  });
}

function isOf({ fields }: Capture, orderNo: string): boolean {
  return fields.some(({ name, value }) => name === 'orderNo' && value === orderNo);
}

/** Mulberry32: the same seed plays the same races. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
