import type { Page } from 'puppeteer-core';
import type { Site } from '../site/start-site';
import type { Fixture } from '../site/fixtures';

const CAPTURED = 'recharge-evidence-notice[data-status="captured"]';

/** Opens the first of these fixture pages and goes on as a person does, by the page's own button; calls back at each. */
export async function followPages(
  page: Page,
  site: Site,
  names: readonly string[],
  arrived: (fixture: Fixture) => Promise<void>,
): Promise<void> {
  let previous: Fixture | undefined;
  for (const name of names) {
    const fixture = site.fixture(name);
    const url = site.show(name);
    if (previous === undefined) await page.goto(url);
    else await pressNext(page, previous, fixture);
    await arrived(fixture);
    previous = fixture;
  }
}

/** Waits until the page says that it was captured: the record is durable by then. */
export async function waitForCapture(page: Page): Promise<void> {
  await page.waitForSelector(CAPTURED, { timeout: 20_000 });
}

async function pressNext(page: Page, { name, page: here }: Fixture, next: Fixture): Promise<void> {
  if (here.nextSelector === undefined || here.next !== next.page.url) {
    throw new Error(`${name} does not lead to ${next.name}: see "next" in its page.json.`);
  }
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.click(here.nextSelector)]);
}
