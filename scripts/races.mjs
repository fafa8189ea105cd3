// `npm run races`: builds the extension and plays 200 races against it (tests/races). `npm run races -- 50 7`: 50, with seed 7.
import { buildForTests } from './set-up/build-for-tests.mjs';
import { CHINESE_FONT, CHROMIUM, installMissing } from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { runTool } from './set-up/tool.mjs';

installDependencies();
if (installMissing([CHROMIUM, CHINESE_FONT]).includes(CHROMIUM)) process.exit(1);
await buildForTests();
const { code } = await runTool('tsx', ['tests/races/races.ts', ...process.argv.slice(2)], { show: true });
process.exitCode = code;
