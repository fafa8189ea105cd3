import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../set-up/root.mjs';

/**
 * The most that a page may bring before it is drawn, scripts and styles gzipped. First paint under 150 ms is measured
 * by `npm run bench -- pages`; a clock would fail on a busy machine, bytes do not.
 */
const LIMITS = { 'options.html': 165_000, 'popup.html': 125_000, 'welcome.html': 200_000 };

/**
 * Pages of the extension stay small enough to be there at once.
 * @type {import('./step.mjs').Step}
 */
export const pageSize = {
  name: 'page size',
  run: async () => {
    const build = join(ROOT, '.output', 'chrome-mv3');
    const sizes = Object.entries(LIMITS).map(([page, limit]) => ({
      page,
      limit,
      bytes: sizeOf(build, page),
    }));
    const failed = sizes.filter(({ bytes, limit }) => bytes > limit).length;
    const note = sizes.map(({ page, bytes, limit }) => `${page} ${bytes} of ${limit}`).join(', ');
    return { passed: sizes.length - failed, failed, skipped: 0, note: `${note} bytes gzipped` };
  },
};

/**
 * The page and all that it names: entry scripts, the chunks that they import at once, styles.
 * @param {string} build
 * @param {string} page
 */
function sizeOf(build, page) {
  const html = readFileSync(join(build, page), 'utf8');
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file),
  );
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(build, file), 'utf8');
    for (const [, chunk = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      files.add(join(file, '..', chunk));
  }
  if (files.size === 0) throw new Error(`${page} names no script.`);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(build, file))).length, 0);
}
