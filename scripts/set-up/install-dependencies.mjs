import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Whether everything that the lock file names stands in node_modules, by npm's own record of it. Optional packages are
 * for some systems only, so they are compared only where they are there.
 * @param {string} [root]
 */
export function dependenciesAreInstalled(root = ROOT) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(record);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * Installs the locked dependencies where they are missing or not those of the lock file. Throws where npm fails.
 * Speaks on stderr: stdout is for what the command itself prints.
 */
export function installDependencies() {
  if (dependenciesAreInstalled()) return;
  const started = Date.now();
  process.stderr.write('Installing the locked dependencies (npm ci) …\n');
  // Errors only: some packages declare a newer Node than they need, and npm would warn about each.
  const { status, error } = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci failed (exit code ${status}).`);
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}

/** @param {string[]} args */
function runNpm(args) {
  const npm = process.env['npm_execpath'];
  // Under `npm run` this is npm's own script: no shell, and no guess about npm.cmd on Windows.
  return npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
