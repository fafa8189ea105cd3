import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dependenciesAreInstalled } from './install-dependencies.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, packages: object) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}
const LOCK = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-windows': { version: '2.0.0', optional: true },
};

it('wants an install in a fresh clone', () => {
  write('package-lock.json', LOCK);
  expect(dependenciesAreInstalled(root)).toBe(false);
});

it('is content with what the lock file names, less what is optional', () => {
  write('package-lock.json', LOCK);
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(dependenciesAreInstalled(root)).toBe(true);
});

it.each([
  ['another version', { 'node_modules/a': { version: '1.0.1' } }],
  ['a package that is missing', { 'node_modules/b': { version: '1.0.0' } }],
  [
    'another version of an optional package',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-windows': { version: '1.9.0' } },
  ],
])('wants an install for %s', (_name, installed) => {
  write('package-lock.json', LOCK);
  write('node_modules/.package-lock.json', installed);
  expect(dependenciesAreInstalled(root)).toBe(false);
});
