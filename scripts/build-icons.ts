// `npx tsx scripts/build-icons.ts`: draws public/icons/*.png from scripts/icons/*.svg with the Chromium that is found.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { findChromium } from './set-up/find-browser.mjs';

const SIZES = [16, 32, 48, 96, 128];
/** Below this, details turn to dirt. */
const DETAILED_FROM = 48;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME_PATH.');
const browser = await launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  await mkdir(here('../public/icons'), { recursive: true });
  for (const size of SIZES) {
    const svg = await readFile(here(`icons/${size < DETAILED_FROM ? 'icon-small' : 'icon'}.svg`), 'utf8');
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(here(`../public/icons/${size}.png`), png);
  }
} finally {
  await browser.close();
}
