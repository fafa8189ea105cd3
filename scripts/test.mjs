// `npm test`: sets itself up, then checks everything. `npm test -- unit types` runs only the steps named.
import {
  CHINESE_FONT,
  CHROMIUM,
  FIREFOX,
  OPENSSL,
  POPPLER,
  QPDF,
  installMissing,
} from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { grantBuild } from './set-up/build-for-tests.mjs';
import { runInTurn, runStep, sum, summary, toolStep } from './test/step.mjs';
import { vitestStep } from './test/vitest-step.mjs';
import { pageSize } from './test/page-size.mjs';
import { watcherSize } from './test/watcher-size.mjs';

/** Independent of each other. */
const CHECKS = [
  toolStep('format', 'oxfmt', ['--check']),
  toolStep('lint', 'oxlint', ['--deny-warnings']),
  toolStep('types', 'tsc', ['--noEmit']),
  toolStep('dependency rule', 'depcruise', [
    '--config=.dependency-cruiser.cjs',
    '--output-type=err-long',
    'components',
    'entrypoints',
    'lib',
    'scripts',
    'tests',
  ]),
];
const UNIT = [vitestStep('unit tests', 'unit*')];
const buildChrome = toolStep('build chrome', 'wxt', ['build', '-b', 'chrome']);
const BUILDS = [
  { ...buildChrome, run: () => buildChrome.run().then(thenGrant) },
  toolStep('build firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']),
];
const ON_BUILDS = [watcherSize, pageSize, vitestStep('browser tests', 'e2e')];

const asked = process.argv.slice(2).map((name) => name.toLowerCase());
const all = [...CHECKS, ...UNIT, ...BUILDS, ...ON_BUILDS];
const unknown = asked.filter((word) => !all.some((step) => step.name.includes(word)));
if (unknown.length > 0) {
  throw new Error(
    `No such step: ${unknown.join(', ')}. There are: ${all.map((step) => step.name).join(', ')}.`,
  );
}
/** @param {import('./test/step.mjs').Outcome} outcome */
function thenGrant(outcome) {
  if (outcome.failed === 0) grantBuild();
  return outcome;
}

/** @param {import('./test/step.mjs').Step[]} steps */
const chosen = (steps) =>
  asked.length === 0 ? steps : steps.filter((step) => asked.some((word) => step.name.includes(word)));

async function computing() {
  const checks = await Promise.all(chosen(CHECKS).map(runStep));
  return [...checks, ...(await runInTurn(chosen(UNIT)))];
}

async function browsing() {
  const builds = await runInTurn(chosen(BUILDS));
  if (sum(builds).failed === 0) return [...builds, ...(await runInTurn(chosen(ON_BUILDS)))];
  process.stdout.write('- browser tests left out: there is no build to test.\n');
  return builds;
}

const started = Date.now();
const outcomes = await runInTurn([
  {
    name: 'set-up',
    run: async () => {
      installDependencies();
      installMissing([CHROMIUM, CHINESE_FONT, FIREFOX, POPPLER, QPDF, OPENSSL]);
      return { passed: 1, failed: 0, skipped: 0 };
    },
  },
]);
if (sum(outcomes).failed === 0) {
  // Types, unit tests and tsx read the tsconfig that this writes.
  outcomes.push(...(await runInTurn([toolStep('prepare', 'wxt', ['prepare'])])));
  // Side by side: browser tests mostly wait, which leaves room for what only computes.
  outcomes.push(...(await Promise.all([computing(), browsing()])).flat());
}

process.stdout.write(`\nIn ${((Date.now() - started) / 1000).toFixed(0)} s:\n${summary(outcomes)}\n`);
process.exitCode = sum(outcomes).failed > 0 ? 1 : 0;
