// `npm run claims`: builds the extension and plays all twelve reasons from pages to packets; `npm test` plays four of them.
import { buildForTests } from './set-up/build-for-tests.mjs';
import { CHINESE_FONT, CHROMIUM, POPPLER, QPDF, installMissing } from './set-up/install-browser.mjs';
import { installDependencies } from './set-up/install-dependencies.mjs';
import { runTool } from './set-up/tool.mjs';

installDependencies();
if (installMissing([CHROMIUM, CHINESE_FONT, POPPLER, QPDF]).includes(CHROMIUM)) process.exit(1);
await buildForTests();
const { code } = await runTool('vitest', ['run', '--project', 'e2e', 'tests/e2e/claim-packet.e2e.ts'], {
  env: { ALL_CLAIMS: '1' },
  show: true,
});
process.exitCode = code;
