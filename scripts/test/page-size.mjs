import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up/root.mjs';
import { gzippedBytes } from './gzipped-bytes.mjs';

/**
 * The most that a page may bring before it is drawn, scripts, styles and one language's texts, gzipped. First paint under
 * 150 ms is measured by `npm run bench -- pages`; a clock would fail on a busy machine, bytes do not. Of the options that
 * is the frame: heading and links, drawn while the sections are loaded.
 */
const LIMITS = { 'options.html': 32_000, 'popup.html': 125_000, 'welcome.html': 200_000 };

/** What the bundler calls the file of a language's texts: `zh-CN-CoGVOhqd.js`. */
const TEXTS = /^([a-z]{2}(?:-[A-Z]{2})?)-[\w-]{8}\.js$/;

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
      ...sizeOf(build, page),
    }));
    const failed = sizes.filter(({ bytes, limit }) => bytes > limit).length;
    const note = sizes
      .map(({ page, bytes, language, limit }) => `${page} ${bytes} of ${limit} (${language})`)
      .join(', ');
    return { passed: sizes.length - failed, failed, skipped: 0, note: `${note} bytes gzipped` };
  },
};

/**
 * The page and all that it names: entry scripts, the chunks that they import at once, styles; and the texts of the
 * language that has most of them.
 * @param {string} build
 * @param {string} page
 * @returns {{ bytes: number, language: string }}
 */
function sizeOf(build, page) {
  const html = readFileSync(join(build, page), 'utf8');
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file),
  );
  /** @type {Map<string, Set<string>>} */
  const texts = new Map();
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(build, file), 'utf8');
    for (const [, chunk = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      files.add(join(file, '..', chunk));
    for (const [, chunk = ''] of code.matchAll(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      const language = TEXTS.exec(chunk)?.[1];
      if (language === undefined) continue;
      texts.set(language, (texts.get(language) ?? new Set()).add(join(file, '..', chunk)));
    }
  }
  if (files.size === 0) throw new Error(`${page} names no script.`);
  if (texts.size === 0) throw new Error(`${page} names no language.`);
  const [[language, bytes] = ['', 0]] = [...texts]
    .map(([name, chunks]) => /** @type {[string, number]} */ ([name, gzippedBytes(build, chunks)]))
    .sort(([, one], [, other]) => other - one);
  return { bytes: gzippedBytes(build, files) + bytes, language };
}
