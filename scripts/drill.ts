// `npm run drill`: every tampering of tests/check against every checker. Prints the table, writes docs/tamper-drill.md,
// then checks 80 untouched packets, a packet of 1 GB and a ledger of 100,000 lines, which `npm run drill -- table` leaves out.
// Ends with 1 where our checker misses a tampering or finds fault with what is untouched.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format } from 'oxfmt';
import { checkPacket } from '../lib/flow/check-packet';
import { bagitProblems } from '../tests/check/bagit-rules';
import { writeBigPacket } from '../tests/check/big-packet';
import { CONTENT_DRILL } from '../tests/check/drill-content';
import { FOREIGN_DRILL } from '../tests/check/drill-foreign';
import { HOSTILE_DRILL } from '../tests/check/drill-hostile';
import { LEDGER_DRILL } from '../tests/check/drill-ledger';
import { LIST_DRILL } from '../tests/check/drill-lists';
import { MASK_DRILL } from '../tests/check/drill-masks';
import { STAMP_DRILL } from '../tests/check/drill-stamps';
import { ZIP_DRILL } from '../tests/check/drill-zip';
import { zipOf, type Files } from '../tests/check/make-packet';
import type { CheckCost } from '../tests/check/measure-check';
import { sealed, type Tampering } from '../tests/check/tampering';

const GROUPS: readonly [string, Tampering[]][] = [
  ['内容 · Contents', CONTENT_DRILL],
  ['清单 · Lists', LIST_DRILL],
  ['台账与密钥 · Ledger and key', LEDGER_DRILL],
  ['遮盖 · Masks', MASK_DRILL],
  ['时间戳 · Time stamps', STAMP_DRILL],
  ['从备份恢复 · Restored from a backup', FOREIGN_DRILL],
  ['压缩包 · Zip', ZIP_DRILL],
  ['恶意 · Hostile', HOSTILE_DRILL],
];
const LONG_FORMS = ['tamper-drill', 'untouched-packets', 'verify-script'].map(
  (name) => `tests/check/${name}.test.ts`,
);
const MANIFESTS = `sha256sum -c --strict --quiet manifest-sha256.txt && sha256sum -c --strict --quiet tagmanifest-sha256.txt &&
  diff <(cut -c67- manifest-sha256.txt | LC_ALL=C sort) <(find data -type f | LC_ALL=C sort)`;
const SIGNATURE =
  'openssl dgst -sha256 -verify seal/publickey.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt';

interface Row {
  name: string;
  verdict: string;
  /** In the order of the columns; null where `unzip` already refuses, so that there is nothing to look at. */
  caught: (boolean | null)[];
}

const place = mkdtempSync(join(tmpdir(), 'drill-'));
try {
  const untouched = await runOne('untouched', sealed);
  const lines = [header(), describe(untouched)];
  let missed = untouched.caught.some((caught) => caught !== false) ? 1 : 0;
  let count = 0;
  for (const [title, drill] of GROUPS) {
    lines.push(`| **${title}** | | | | | |`);
    for (const [name, make] of drill) {
      const row = await runOne(name, await make());
      count += 1;
      if (row.caught[0] !== true) missed += 1;
      lines.push(describe(row));
    }
  }
  const table = lines.join('\n');
  console.log(table);
  console.log(`\n${count} tamperings, ${missed} missed by our checker.`);
  await writeDocument(table, count);
  if (missed > 0) process.exitCode = 1;
  if (!process.argv.includes('table')) {
    runLongForms();
    await measure();
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function runOne(name: string, made: Files | Blob): Promise<Row> {
  const { verdict } = await checkPacket(made instanceof Blob ? made : zipOf(made));
  const isBomb = made instanceof Blob && /bomb|entries/.test(name);
  const files = made instanceof Blob ? (isBomb ? null : await unzip(made)) : made;
  if (files === null) return { name, verdict, caught: [verdict !== 'intact', null, null, null, null] };
  const folder = unpack(files);
  const fails = (line: string) => spawnSync('bash', ['-c', line], { cwd: folder }).status !== 0;
  const row = {
    name,
    verdict,
    caught: [
      verdict !== 'intact',
      fails(MANIFESTS),
      fails(SIGNATURE),
      bagitProblems(files).length > 0,
      fails('sh tools/verify.sh'),
    ],
  };
  rmSync(folder, { recursive: true, force: true });
  return row;
}

function unpack(files: Files): string {
  const folder = mkdtempSync(join(place, 'packet-'));
  for (const [path, content] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What `unzip` makes of it; null where it refuses, or nothing with a packet's files comes out. */
async function unzip(zip: Blob): Promise<Files | null> {
  const folder = mkdtempSync(join(place, 'zip-'));
  writeFileSync(join(folder, 'packet.zip'), Buffer.from(await zip.arrayBuffer()));
  const { status } = spawnSync('unzip', ['-qq', '-o', 'packet.zip', '-d', 'out'], { cwd: folder, input: '' });
  // Node cannot open a name that is no UTF-8.
  const isReadable = spawnSync('find', ['out', '-name', '*[! -~]*'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0 || isReadable.stdout.length > 0) return null;
  const out = join(folder, 'out');
  const top = readdirSync(out).find((name) => existsSync(join(out, name, 'bagit.txt')));
  if (top === undefined) return null;
  const files: Files = new Map();
  for (const entry of readdirSync(join(out, top), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(join(out, top).length + 1), readFileSync(path));
  }
  return files;
}

function header(): string {
  return '| 做了什么 · What was done | ours | sha256sum + diff | openssl | BagIt | verify.sh |\n| --- | --- | --- | --- | --- | --- |';
}

function describe({ name, verdict, caught: [ours, ...others] }: Row): string {
  const mark = (caught: boolean | null | undefined) => (caught === null ? 'unzip' : caught ? '✓' : '–');
  // A name may hold what is Markdown or a line break.
  const plain = name.replace(/[^\x20-\x7e]/g, '?').replaceAll('|', '/');
  return `| ${plain} | ${ours ? '✓' : '–'} ${verdict} | ${others.map(mark).join(' | ')} |`;
}

async function writeDocument(table: string, count: number): Promise<void> {
  const text = `# 篡改演练 · Tamper drill

\`npm run drill\` 写出这一页：${count} 种改动，各由哪个检查工具发现。Written by \`npm run drill\`: ${count} tamperings of a packet, and which
checker finds each. “Signed” means: signed anew with the installation's own key, which only that installation can do.

✓ found · – not found · unzip: stock \`unzip\` refuses the file or unpacks no packet from it, or it was not let near it (bombs)

- **ours**: the checker of the extension, \`tools/verify.html\` and \`npm run verify\`, with its verdict
- **sha256sum + diff**: the three lines of README.html; they do not look at the signature
- **openssl**: the signature over the tag manifest alone
- **BagIt**: the rules of BagIt 1.0, as [the tests](../tests/check/bagit-rules.ts) have them
- **verify.sh**: the packet's own script; of time stamps it asks openssl where it is given a root, and counts none otherwise, as here

${table}
`;
  const file = 'docs/tamper-drill.md';
  const { code } = await format(file, text);
  writeFileSync(file, code);
}

/** Tests that have a long form: what is untouched is intact, and the packet's own script finds what it can. */
function runLongForms(): void {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...LONG_FORMS],
    { stdio: 'inherit', env: { ...process.env, DRILL: '1' } },
  );
  if (status !== 0) process.exitCode = 1;
}

/** What no test waits for: a gigabyte, and a hundred thousand lines. */
async function measure(): Promise<void> {
  const small = join(place, 'small.zip');
  await writeBigPacket(small, { bytes: 2 ** 20 });
  for (const [name, wanted] of [
    ['1 GB', { bytes: 2 ** 30 }],
    ['100,000 ledger lines', { bytes: 1000, ledgerEntries: 100_000 }],
  ] as const) {
    const path = join(place, 'large.zip');
    await writeBigPacket(path, wanted);
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tests/check/measure-check.ts', small, path],
      { encoding: 'utf8' },
    );
    const { verdict, idleBytes, peakBytes, seconds } = JSON.parse(stdout) as CheckCost;
    const above = (peakBytes - idleBytes) / 2 ** 20;
    console.log(`${name}: ${verdict} in ${seconds.toFixed(1)} s, ${above.toFixed(0)} MB above idle`);
    if (verdict !== 'intact' || above > 150) process.exitCode = 1;
  }
}
