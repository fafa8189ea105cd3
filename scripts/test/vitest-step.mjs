import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up/root.mjs';
import { runTool } from '../set-up/tool.mjs';

/**
 * Runs a project of vitest.config.ts (`unit*`: all of those names); its tests are counted one by one.
 * @param {string} name
 * @param {string} project
 * @returns {import('./step.mjs').Step}
 */
export function vitestStep(name, project) {
  return {
    name,
    run: async () => {
      const folder = join(ROOT, 'test-output');
      const report = join(folder, `${name.replaceAll(' ', '-')}.json`);
      mkdirSync(folder, { recursive: true });
      rmSync(report, { force: true });
      const args = [
        'run',
        '--project',
        project,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const { code, output } = await runTool('vitest', args, { env: { NO_COLOR: '1' } });
      const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : null;
      if (!counts) return { passed: 0, failed: 1, skipped: 0, output };
      // A file that does not load, or an error outside any test, fails the run without failing a test.
      const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
      return {
        ...counts,
        failed,
        note: `${counts.passed} tests${failed > 0 ? `, ${failed} failed` : ''}`,
        output,
      };
    },
  };
}

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report */
function count(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
