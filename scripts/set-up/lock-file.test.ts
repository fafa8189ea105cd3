import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './root.mjs';

interface Package {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};

// `npm ci` refuses a lock file without them, and other systems would get no binary (npm issue 4828).
it('names the optional packages of every system, not only those of the one where it was made', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

it('names no registry: each machine has its own', () => {
  const addresses = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);
  expect(addresses).toEqual([]);
});

/** Whether a package is there for the one at `path`: in its own node_modules, or in one further up. */
function isLocked(path: string, name: string): boolean {
  const here = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  if (here in lock.packages) return true;
  if (path === '') return false;
  const up = path.lastIndexOf('/node_modules/');
  return isLocked(up === -1 ? '' : path.slice(0, up), name);
}
