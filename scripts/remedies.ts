// `npm run remedies`: takes the remedy of each of the 27 failures out of a copy of the code, and sees its test fail
// (tests/remedies/breaks.ts), which passes on the copy as it is. `npm run remedies -- 3 12`: only those. Ends with 1 where a test
// does not notice, or fails of itself.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Break } from '../tests/remedies/break';
import { BREAKS } from '../tests/remedies/breaks';
import { grantBuild } from './set-up/build-for-tests.mjs';
import { ROOT } from './set-up/root.mjs';
import { toolScript } from './set-up/tool.mjs';

const asked = process.argv.slice(2);
const breaks = BREAKS.filter(({ failure }) => asked.length === 0 || asked.includes(String(failure)));
const copy = mkdtempSync(join(tmpdir(), 'remedies-'));

/** Answers with the tool's output where it ends with an error, else with null. */
function failureOf(tool: string, args: readonly string[]): string | null {
  try {
    execFileSync(process.execPath, [toolScript(tool), ...args], {
      cwd: copy,
      stdio: 'pipe',
      encoding: 'utf8',
    });
    return null;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}\n${stderr}`;
  }
}

const isBrowserTest = ({ test }: Break) => test !== 'dependency rule' && test.file.endsWith('.e2e.ts');

/** Builds what the tests open. @throws Error where the broken code does not build: then no test has noticed anything. */
function build(): void {
  const failure = failureOf('wxt', ['build', '-b', 'chrome']);
  if (failure !== null) throw new Error(`does not build:\n${failure}`);
  grantBuild(copy);
}

function runTest({ test }: Pick<Break, 'test'>): string | null {
  if (test === 'dependency rule')
    return failureOf('depcruise', ['--config=.dependency-cruiser.cjs', 'components', 'entrypoints', 'lib']);
  const project = test.file.endsWith('.e2e.ts') ? 'e2e' : 'unit*';
  return failureOf('vitest', ['run', '--project', project, test.file, '-t', test.name]);
}

/** Takes the remedy out, runs its test, and puts it back. */
function playBreak(one: Break): string {
  const path = join(copy, one.file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    sound.replace(one.find, () => one.replace),
  );
  if (isBrowserTest(one)) build();
  const failure = runTest(one);
  writeFileSync(path, sound);
  return failure === null ? 'NOT NOTICED' : `noticed: ${firstWords(failure)}`;
}

/** What the test says, in one line. */
function firstWords(output: string): string {
  const plain = stripVTControlCharacters(output);
  return (/^(?:AssertionError|\w*Error|  error .*)[^\n]*/m.exec(plain)?.[0] ?? plain.slice(0, 200)).slice(
    0,
    150,
  );
}

try {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) cpSync(join(ROOT, file), join(copy, file));
  cpSync(join(ROOT, '.wxt'), join(copy, '.wxt'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

  const inOrder = [...breaks].sort(
    (left, right) => Number(isBrowserTest(left)) - Number(isBrowserTest(right)),
  );
  if (inOrder.some(isBrowserTest)) build();
  const sound = new Map(inOrder.map(({ test }) => [JSON.stringify(test), test]));
  const unusable = new Set<string>();
  for (const [key, test] of sound) {
    const failure = runTest({ test });
    if (failure === null) continue;
    unusable.add(key);
    console.log(`    fails of itself: ${key}: ${firstWords(failure)}`);
  }
  console.log(`${sound.size - unusable.size} of ${sound.size} tests pass as long as nothing is taken out.\n`);

  for (const one of inOrder) {
    const told = unusable.has(JSON.stringify(one.test)) ? 'ITS TEST FAILS OF ITSELF' : playBreak(one);
    console.log(`${String(one.failure).padStart(2)}  ${one.brings}\n    ${told}`);
    if (!told.startsWith('noticed')) process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
