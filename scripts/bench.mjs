// `npm run bench`: builds the extension and runs every tests/bench/*.bench.ts, each a program that prints its table.
// `npm run bench -- capture` runs only those whose name contains a word.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildForTests } from './set-up/build-for-tests.mjs';
import { CHINESE_FONT, CHROMIUM, installMissing } from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { ROOT } from './set-up/root.mjs';
import { runTool } from './set-up/tool.mjs';

const asked = process.argv.slice(2);
const folder = join('tests', 'bench');
const benches = readdirSync(join(ROOT, folder))
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => asked.length === 0 || asked.some((word) => file.includes(word)))
  .sort();
if (benches.length === 0) throw new Error(`No bench in ${folder} has that name.`);

installDependencies();
if (installMissing([CHROMIUM, CHINESE_FONT]).includes(CHROMIUM)) process.exit(1);
await buildForTests();

for (const bench of benches) {
  const { code } = await runTool('tsx', [join(folder, bench)], { show: true });
  if (code !== 0) process.exitCode = 1;
}
