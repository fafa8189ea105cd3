import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up/root.mjs';
import { gzippedBytes } from './gzipped-bytes.mjs';

/** All that runs on the platforms' pages which speak of no payment, and on those of other sites; each in gzipped bytes. */
const GATE = 'gate.js';
const ANY_SITE_GATE = 'any-site-gate.js';
const GATE_LIMIT = 4_500;
/** The most that the gate may start on platforms' pages, in gzipped bytes. */
const WATCHER_LIMIT = 25_000;
/** How a script begins that the browser reads over and does not run: see `heldWatcher` in wxt.config.ts. */
const HELD = 'globalThis.startRechargeEvidence=function(){';

/**
 * The scripts that the built manifest puts on pages stay small: the gate, which runs on all of them, and what it starts where
 * a page speaks of a payment. Counted one by one, each as it is sent.
 * @type {import('./step.mjs').Step}
 */
export const watcherSize = {
  name: 'watcher size',
  run: async () => {
    const build = join(ROOT, '.output', 'chrome-mv3');
    /** @type {{ content_scripts?: { js?: string[] }[] }} */
    const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
    const scripts = [...new Set((manifest.content_scripts ?? []).flatMap(({ js = [] }) => js))];
    if (!scripts.includes(GATE)) throw new Error('The built manifest names no gate.');
    const held = scripts.filter((file) => file !== GATE);
    const running = held.filter((file) => !readFileSync(join(build, file), 'utf8').startsWith(HELD));
    const [gate, anySite] = [gzippedBytes(build, [GATE]), gzippedBytes(build, [ANY_SITE_GATE])];
    const watcher = gzippedBytes(build, held);
    const note = [
      `gate, on every page: ${gate} of at most ${GATE_LIMIT} bytes gzipped, on other sites ${anySite}`,
      `watcher, started where a page speaks of a payment: ${watcher} of ${WATCHER_LIMIT}`,
      ...running.map((file) => `${file} runs without being started`),
    ].join('; ');
    const fits = gate < GATE_LIMIT && anySite < GATE_LIMIT && watcher < WATCHER_LIMIT && running.length === 0;
    return { passed: fits ? 1 : 0, failed: fits ? 0 : 1, skipped: 0, note };
  },
};
