// Runs one of the project's tools, installing the locked dependencies first where they are missing:
//   node scripts/run.mjs wxt build
import { installDependencies } from './set-up/install-dependencies.mjs';
import { runTool } from './set-up/tool.mjs';

const [tool, ...args] = process.argv.slice(2);
if (tool === undefined) throw new Error('Which tool? Usage: node scripts/run.mjs <tool> [arguments]');

installDependencies();
const { code } = await runTool(tool, args, { show: true });
process.exit(code);
