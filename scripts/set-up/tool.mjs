import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Tools whose package has another name. @type {Readonly<Record<string, string>>} */
const PACKAGES = { tsc: 'typescript', depcruise: 'dependency-cruiser' };

/**
 * The script of an installed command-line tool. It is started with Node itself, so that Windows needs no shell.
 * @param {string} tool
 */
export function toolScript(tool) {
  const folder = join(ROOT, 'node_modules', PACKAGES[tool] ?? tool);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[tool]);
}

/**
 * Runs an installed tool and waits for it.
 * @param {string} tool
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` gives the tool the terminal; else its output comes back.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runTool(tool, args, { env = {}, show = false } = {}) {
  const child = spawn(process.execPath, [toolScript(tool), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
