import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../set-up/root.mjs';

/** The most that may run on other people's pages, in gzipped bytes. */
const LIMIT = 25_000;

/**
 * The scripts that the built manifest puts on pages stay small.
 * @type {import('./step.mjs').Step}
 */
export const watcherSize = {
  name: 'watcher size',
  run: async () => {
    const build = join(ROOT, '.output', 'chrome-mv3');
    /** @type {{ content_scripts?: { js?: string[] }[] }} */
    const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
    const scripts = [...new Set((manifest.content_scripts ?? []).flatMap(({ js = [] }) => js))];
    if (scripts.length === 0) throw new Error('The built manifest names no content script.');
    const bytes = scripts.reduce(
      (total, file) => total + gzipSync(readFileSync(join(build, file))).length,
      0,
    );
    const note = `${bytes} of at most ${LIMIT} bytes gzipped`;
    const fits = bytes < LIMIT;
    return { passed: fits ? 1 : 0, failed: fits ? 0 : 1, skipped: 0, note };
  },
};
