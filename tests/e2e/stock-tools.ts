import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A check of docs/packet-format.md, run with tools that nobody here wrote. `absent`: the tool is not on this machine. */
export interface StockCheck {
  name: string;
  outcome: 'passed' | 'failed' | 'absent';
  detail: string;
}

/** What was found on this machine, and what was not. */
const started = new Map<string, boolean>();

const HASH = starts('sha256sum', ['--version']) ? 'sha256sum' : 'shasum -a 256';

/** The lines that the packet's README tells a stranger to type, and the tool that each needs. */
const LINES: readonly { name: string; tool: string; line: string }[] = [
  {
    name: `${HASH} -c`,
    tool: HASH,
    line: `${HASH} -c --strict --quiet manifest-sha256.txt && ${HASH} -c --strict --quiet tagmanifest-sha256.txt`,
  },
  {
    name: 'diff',
    tool: 'diff',
    line: 'diff <(cut -c67- manifest-sha256.txt | LC_ALL=C sort) <(find data -type f | LC_ALL=C sort)',
  },
  {
    name: 'openssl dgst',
    tool: 'openssl',
    line: 'openssl dgst -sha256 -verify seal/publickey.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt >/dev/null',
  },
  {
    name: 'ledger chain',
    tool: HASH,
    line: `p=$(printf '0%.0s' $(seq 64)); while IFS= read -r l; do g=$(printf %s "$l" | grep -o '"prev":"[0-9a-f]*"' | cut -d'"' -f4)
      [ "$g" = "$p" ] || echo BROKEN; p=$(printf %s "$l" | ${HASH} | cut -c1-64); done < data/ledger.jsonl`,
  },
];

/** A ledger shown in part has no chain to follow: its README gives these lines instead, and they are taken from there. */
function proofLines(folder: string): (typeof LINES)[number] {
  const readme = readFileSync(join(folder, 'README.html'), 'utf8');
  const blocks = [...readme.matchAll(/<pre><code>([\s\S]*?)<\/code>/g)].map(([, block = '']) => block);
  const line =
    blocks.find((block) => block.includes('data/inclusion.json')) ?? 'echo no command in README.html';
  return { name: 'ledger proofs', tool: 'sha256sum', line: unescaped(line) };
}

function unescaped(markup: string): string {
  const letters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return markup.replace(/&(lt|gt|quot|#39|amp);/g, (_entity, name: string) => letters[name] ?? '');
}

/** Checks an unpacked packet. Each line passes where it ends well and prints nothing. */
export function checkWithStockTools(folder: string): StockCheck[] {
  return linesFor(folder).map((line) => check(line, folder));
}

/** Whether any of the checks fails; none is run after the first that does. */
export function isNoticedByStockTools(folder: string): boolean {
  return linesFor(folder).some((line) => check(line, folder).outcome === 'failed');
}

function linesFor(folder: string): readonly (typeof LINES)[number][] {
  const isPart = existsSync(join(folder, 'data/inclusion.json'));
  return LINES.map((line) => (isPart && line.name === 'ledger chain' ? proofLines(folder) : line));
}

function check({ name, tool, line }: (typeof LINES)[number], folder: string): StockCheck {
  if (!starts('bash', ['--version']) || !starts(...toolCall(tool))) {
    return { name, outcome: 'absent', detail: `no ${tool} here` };
  }
  return judge(name, spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' }));
}

/** The PDF's text can be searched: `pdftotext` finds each of these. */
export function checkPdfText(pdf: string, wanted: readonly string[]): StockCheck {
  const name = 'pdftotext';
  if (!starts('pdftotext', ['-v'])) return { name, outcome: 'absent', detail: 'no pdftotext here' };
  const { stdout } = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const missing = wanted.filter((text) => !stdout.includes(text));
  return missing.length === 0
    ? { name, outcome: 'passed', detail: '' }
    : { name, outcome: 'failed', detail: `not found: ${missing.join(', ')}` };
}

function judge(
  name: string,
  { status, stdout, stderr }: { status: number | null; stdout: string; stderr: string },
): StockCheck {
  const said = `${stdout}${stderr}`.trim();
  return { name, outcome: status === 0 && stdout === '' ? 'passed' : 'failed', detail: said };
}

function toolCall(tool: string): [string, string[]] {
  return tool === 'openssl' ? [tool, ['version']] : [tool.split(' ')[0] ?? tool, ['--version']];
}

function starts(command: string, args: string[]): boolean {
  const known = started.get(command) ?? spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  started.set(command, known);
  return known;
}
