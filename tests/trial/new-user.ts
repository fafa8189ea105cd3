// From the installation to a claim that is noted as submitted, as somebody goes who has read nothing: only what stands on the
// pages is pressed. Prints each step with its time, counts clicks and fields, and photographs every screen that such a person has
// to understand. `npx tsx tests/trial/new-user.ts [folder for the pictures]`, after a build for tests. See docs/new-user-trial.md.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/launch';
import { followPages, waitForCapture } from '../e2e/play-purchase';
import { startSite } from '../site/start-site';

const folder = process.argv[2] ?? join('.output', 'trial');
/** What a person needs to read a screen that is new to them before they press, in ms. Assumed, and added to what was measured. */
const READING = 6_000;

mkdirSync(folder, { recursive: true });
const site = await startSite();
const chromium = await launchChromium({ build: 'chrome-mv3-test', site, firstRun: true });
const start = performance.now();
let screens = 0;
let clicks = 0;
let fields = 0;

const one = (testId: string) => `[data-testid="${testId}"]`;
const look = async (page: Page, name: string) => {
  screens += 1;
  const path = join(folder, `${String(screens).padStart(2, '0')}-${name}.png`);
  await page.screenshot({ path: path as `${string}.png` });
  console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${clicks} clicks  ${name}`);
};
const click = async (page: Page, selector: string) => {
  await page.waitForSelector(selector, { timeout: 20_000 });
  await page.click(selector);
  clicks += 1;
};

const welcome = await (
  await chromium.browser.waitForTarget((target) => target.url().endsWith('/welcome.html'))
).asPage();
await welcome.bringToFront();
await welcome.waitForSelector(one('welcome-next'));
await look(welcome, 'welcome');
await click(welcome, one('welcome-next'));
await welcome.waitForSelector(`${one('welcome-platform')}[data-state="ready"]`);
await look(welcome, 'permissions');
await click(welcome, one('welcome-next'));
await welcome.waitForSelector(one('start-practice'));
await look(welcome, 'practice-offered');

const shop = await chromium.browser.newPage();
await shop.bringToFront();
// The shop's own clicks are the person's purchase, and no part of what is counted.
await followPages(shop, site, ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'], () => waitForCapture(shop));
await look(shop, 'paid');

const popup = await chromium.openPopup(shop);
clicks += 1;
await popup.waitForSelector(`${one('apply-chosen')}:not(:disabled)`);
await look(popup, 'popup');
const opening = chromium.browser.waitForTarget((target) => target.url().includes('library.html#claim='));
await popup.click(one('apply-chosen'));
clicks += 1;
const library = await (await opening).asPage();
await library.bringToFront();
await library.waitForSelector('#reason-wrong_amount');
await look(library, 'reasons');
await click(library, '#reason-wrong_amount');
await library.waitForSelector(one('statement-full'));
await look(library, 'evidence');
// The one required thing that is missing leads to its field.
await click(library, '[data-item="intended_amount"] button');
await library.keyboard.type('3');
fields += 1;
await library.waitForSelector('[data-ask="difference"]');
await library.$eval(one('amount'), (node) => node.scrollIntoView());
await look(library, 'amount');
await library.$eval(one('statement'), (node) => node.scrollIntoView());
await look(library, 'statement');
await library.$eval(one('filing'), (node) => node.scrollIntoView());
await look(library, 'recipient');
await library.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
await click(library, one('export-claim'));
await library.waitForSelector(`${one('export-result')}[data-status="saved"]`, { timeout: 60_000 });
await library.$eval(one('claim-export'), (node) => node.scrollIntoView());
await look(library, 'packet');
await click(library, one('mark-submitted'));
await library.waitForSelector(one('handed-in'));
await look(library, 'noted');
await library.waitForSelector('[data-testid="progress"][data-status="submitted"]');
await library.waitForSelector(`${one('claim-saving')}[data-state="saved"]`);
await library.$eval(one('progress'), (node) => node.scrollIntoView());
await look(library, 'submitted');

const machine = (performance.now() - start) / 1000;
const person = (screens * READING) / 1000;
console.log(
  `${clicks} clicks, ${fields} field, ${screens} screens; ${machine.toFixed(0)} s by the machine + ${person} s to read ${screens} screens = ${(machine + person).toFixed(0)} s (must stay under 180)`,
);
if (machine + person > 180) process.exitCode = 1;
await chromium.close();
await site.close();
