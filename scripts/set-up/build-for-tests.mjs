import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runTool } from './tool.mjs';

/** Builds the extension, plain and granted. Ends the process where it does not build. */
export async function buildForTests() {
  const { code, output } = await runTool('wxt', ['build', '-b', 'chrome']);
  if (code === 0) return grantBuild();
  process.stdout.write(`${output.trimEnd()}\nThe extension does not build.\n`);
  process.exit(1);
}

/**
 * Puts beside the built extension, in `chrome-mv3-test`, the same as it is after the person allowed everything optional: prompts
 * cannot be clicked by a program. Only its manifest differs; it is never packed for a store.
 * @param {string} [root] Of the project.
 */
export function grantBuild(root = ROOT) {
  const build = join(root, '.output', 'chrome-mv3');
  const granted = `${build}-test`;
  rmSync(granted, { recursive: true, force: true });
  cpSync(build, granted, { recursive: true });
  const file = join(granted, 'manifest.json');
  const { permissions, optional_permissions, optional_host_permissions, ...manifest } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const all = {
    ...manifest,
    permissions: [...permissions, ...optional_permissions],
    host_permissions: optional_host_permissions,
  };
  writeFileSync(file, JSON.stringify(all));
}
