import { runTool } from '../set-up/tool.mjs';

/**
 * What a step of `npm test` comes to. A step that runs no counted tests is one test itself.
 * @typedef {{ passed: number, failed: number, skipped: number, note?: string, output?: string }} Outcome
 *
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 */

/** @type {Outcome} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * A step that passes where the tool ends with 0.
 * @param {string} name
 * @param {string} tool
 * @param {string[]} args
 * @returns {Step}
 */
export function toolStep(name, tool, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(tool, args);
      return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1, output };
    },
  };
}

/**
 * Runs a step and says in one line what came of it; a failing one shows its output. Never throws.
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
export async function runStep({ name, run }) {
  const started = Date.now();
  /** @type {Outcome} */
  const outcome = await run().catch((error) => ({
    ...NOTHING,
    failed: 1,
    output: String(error.stack ?? error),
  }));
  const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const mark = outcome.failed > 0 ? '✗' : '✓';
  process.stdout.write(
    `${mark} ${name.padEnd(16)} ${seconds.padStart(8)}  ${outcome.note ?? ''}`.trimEnd() + '\n',
  );
  if (outcome.failed > 0 && outcome.output) process.stdout.write(`${outcome.output.trimEnd()}\n`);
  return outcome;
}

/**
 * Runs steps one after the other.
 * @param {Step[]} steps
 */
export async function runInTurn(steps) {
  const outcomes = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

/**
 * `12 passed, 0 failed`; skipped ones are named where there are any.
 * @param {Outcome[]} outcomes
 */
export function summary(outcomes) {
  const { passed, failed, skipped } = sum(outcomes);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sum(outcomes) {
  return outcomes.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}
