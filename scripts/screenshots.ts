// `npx tsx scripts/screenshots.ts`: photographs the built extension for the documents, from the seed of tests/ui.
// Builds nothing: run `npm run build` first. Writes docs/pictures/{popup,library,options}-{light,dark}-{zh,en}.png.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../tests/e2e/launch';
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
