// `npm run demo`: sets itself up, builds, and plays the main job (tests/demo/demo.ts).
// Options, after `--`: --keep-open leaves the browser to you, --step waits at each step, --headless shows no window.
import { buildForTests } from './set-up/build-for-tests.mjs';
import { CHINESE_FONT, CHROMIUM, OPENSSL, installMissing } from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { runTool } from './set-up/tool.mjs';

installDependencies();
if (installMissing([CHROMIUM, CHINESE_FONT, OPENSSL]).includes(CHROMIUM)) process.exit(1);
await buildForTests();
const { code } = await runTool('tsx', ['tests/demo/demo.ts', ...process.argv.slice(2)], { show: true });
process.exitCode = code;
