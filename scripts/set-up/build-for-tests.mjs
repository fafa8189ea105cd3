import { runTool } from './tool.mjs';

/**
 * Builds the extension as it is after the person allowed screenshots: prompts cannot be clicked by a program.
 * Ends the process where it does not build.
 */
export async function buildForTests() {
  const { code, output } = await runTool('wxt', ['build', '-b', 'chrome'], { env: { TEST_BUILD: '1' } });
  if (code === 0) return;
  process.stdout.write(`${output.trimEnd()}\nThe extension does not build.\n`);
  process.exit(1);
}
