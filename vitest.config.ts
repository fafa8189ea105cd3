import preact from '@preact/preset-vite';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that need a DOM one after another, then the others: a worker goes on only where the next file needs what it has, and a
 * new one has everything to load again.
 */
class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rest = new Set(sorted.filter(({ moduleId }) => !NEEDS_DOM.test(readFileSync(moduleId, 'utf8'))));
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((one) => {
      const own = sorted.filter(({ project }) => project === one);
      return [...own.filter((file) => !rest.has(file)), ...own.filter((file) => rest.has(file))];
    });
  }
}
const NEEDS_DOM = /^\/\/ @vitest-environment jsdom/;

/** They replace a module by one that counts or pretends, and so need modules of their own. */
const REPLACING = ['lib/browser/screenshots', 'lib/ledger/chain-cost', 'tests/check/limits'].map(
  (name) => `${name}.test.ts`,
);

const unit = {
  environment: 'node',
  // Before anything else: Dexie looks for IndexedDB once, when it is loaded.
  setupFiles: ['tests/indexed-db.ts', 'tests/jsdom-visibility.ts', 'tests/empty-page.ts'],
  maxWorkers: 2,
  // No test is about time: a busy machine must not fail one.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** `unit` needs no browser (a file that needs a DOM asks for jsdom in its first line); `e2e` drives real ones. */
export default defineConfig({
  plugins: [preact()],
  test: {
    sequence: { sequencer: ByEnvironment },
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit',
          include: ['{components,lib,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...REPLACING],
          // What is tested is loaded once for all of them, which is a third of their time: nothing here may leave anything behind.
          isolate: false,
        },
      },
      { extends: true, test: { ...unit, name: 'unit-replacing', include: REPLACING } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/{e2e,recognize-hostile}/**/*.e2e.ts'],
          // Three browsers at a time, each with a profile and a site of its own: they wait more than they work.
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
