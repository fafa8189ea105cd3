import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../pages/', import.meta.url));

/** A page.json: where the page stood, what a person reads on it, and the button that leads to the next page. */
export interface FixturePage {
  url: string;
  shows?: { orderNo: string; amount: string; currency: string; channel: string; paidAt: string };
  next?: string;
  nextSelector?: string;
}

/** A fixture page: `name` is `<platform>/<page>`. */
export interface Fixture {
  name: string;
  page: FixturePage;
  html: string;
}

/** Every folder tests/pages/<platform>/<page>/ with a page.json and a source.html, by name. */
export function readFixtures(folder = PAGES): Fixture[] {
  return subfolders(folder).flatMap((platform) =>
    subfolders(join(folder, platform)).flatMap((page) => {
      const inside = (file: string) => join(folder, platform, page, file);
      if (!existsSync(inside('page.json')) || !existsSync(inside('source.html'))) return [];
      return {
        name: `${platform}/${page}`,
        page: JSON.parse(readFileSync(inside('page.json'), 'utf8')) as FixturePage,
        html: readFileSync(inside('source.html'), 'utf8'),
      };
    }),
  );
}

/** The fixture at this URL: host and path must be the same; of several, the first whose whole query is, else the first. */
export function findFixture(fixtures: readonly Fixture[], url: URL): Fixture | undefined {
  const here = fixtures.filter(({ page }) => {
    const { host, pathname } = new URL(page.url);
    return host === url.host && pathname === url.pathname;
  });
  return here.find(({ page }) => new URL(page.url).search === url.search) ?? here[0];
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
