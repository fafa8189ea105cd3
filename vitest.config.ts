import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** They replace a module by one that counts or pretends, and so need modules of their own. */
const REPLACING = ['lib/browser/screenshots', 'lib/ledger/chain-cost', 'tests/check/limits'].map(
  (name) => `${name}.test.ts`,
);

const unit = {
  environment: 'node',
  // Before anything else: Dexie looks for IndexedDB once, when it is loaded.
  setupFiles: ['tests/indexed-db.ts', 'tests/jsdom-visibility.ts'],
  maxWorkers: 2,
  // No test is about time: a busy machine must not fail one.
  testTimeout: 60_000,
};

/** `unit` needs no browser (a file that needs a DOM asks for jsdom in its first line); `e2e` drives real ones. */
export default defineConfig({
  plugins: [preact()],
  test: {
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
