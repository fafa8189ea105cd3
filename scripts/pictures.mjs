// `npm run pictures`: builds the extension and photographs it for the documents, so that their pictures stay true.
import { buildForTests } from './set-up/build-for-tests.mjs';
import { CHINESE_FONT, CHROMIUM, installMissing } from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { runTool } from './set-up/tool.mjs';

installDependencies();
if (installMissing([CHROMIUM, CHINESE_FONT]).includes(CHROMIUM)) process.exit(1);
await buildForTests();
const { code } = await runTool('tsx', ['scripts/screenshots.ts'], { show: true });
process.exit(code);
