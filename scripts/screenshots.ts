// `npx tsx scripts/screenshots.ts`: photographs the built extension for the documents, from the seed of tests/ui.
// `npm run pictures` builds first. Writes docs/pictures/{popup,library,options}-{light,dark}-{zh,en}.png and report.png.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../tests/e2e/launch';
import { exportPacket } from '../tests/e2e/popup';
import { unpack } from '../tests/e2e/unpack';
import { startSite } from '../tests/site/start-site';
import { seed } from '../tests/ui/seed';
import { activeTabId, openStill, showPage } from '../tests/ui/show-page';

const PICTURES = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const PAGES = [
  { name: 'popup', width: 380, height: 600 },
  { name: 'library', width: 1400, height: 900 },
  { name: 'options', width: 1100, height: 900 },
];

await mkdir(PICTURES, { recursive: true });
const site = await startSite();
const chromium = await launchChromium({ build: 'chrome-mv3-test', site });
try {
  const inside = await chromium.openExtensionPage('builder.html');
  const beside = await chromium.browser.newPage();
  await beside.goto(site.show('douyin/cashdesk'));
  const tabId = await activeTabId(inside);
  await beside.waitForSelector('recharge-evidence-notice');
  const easel = await chromium.browser.newPage();
  const { newest } = await seed({ easel, inside, tabId });
  await easel.close();

  await photographReport(beside);

  const page = await openStill(chromium);
  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const { name, width, height } of PAGES) {
        const path = name === 'library' ? `library.html#purchase=${newest}` : `${name}.html`;
        await showPage(page, { path, width, height, theme, language }, { chromium, inside, beside });
        await page.screenshot({ path: `${PICTURES}${name}-${theme}-${language.slice(0, 2)}.png` as const });
      }
    }
  }
} finally {
  await chromium.close();
  await site.close();
}

/** The first page of the report in a packet of everything that is stored. */
async function photographReport(beside: Page): Promise<void> {
  const popup = await chromium.openPopup(beside);
  await popup.waitForSelector('[data-testid="select-all"]');
  await popup.click('[data-testid="select-all"]');
  const packet = await unpack(await exportPacket(popup, chromium.downloads), `${chromium.downloads}/packet`);
  await popup.close();
  const report = await chromium.browser.newPage();
  await report.setViewport({ width: 900, height: 1180 });
  await report.goto(pathToFileURL(`${packet}/data/report.html`).href);
  await report.screenshot({ path: `${PICTURES}report.png` });
  await report.close();
}
