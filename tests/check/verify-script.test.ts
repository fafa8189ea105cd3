import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_DRILL } from './drill-content';
import { FOREIGN_DRILL } from './drill-foreign';
import { LEDGER_DRILL } from './drill-ledger';
import { LIST_DRILL } from './drill-lists';
import { fingerprintOf, type Files } from './make-packet';
import { key, sealed, without, type Tampering } from './tampering';

/** A shell takes its time: `npm run drill` runs it on all of them. */
const isDrill = process.env['DRILL'] === '1';

const EXIT_CODES = { intact: 0, changed: 1, incomplete: 2, 'not-a-packet': 3 } as const;

/** Unpacks and runs the packet's own script from elsewhere, as a stranger would. */
function verify(files: Files, shell = 'sh') {
  const folder = mkdtempSync(join(tmpdir(), 'verify '));
  for (const [path, content] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return spawnSync(shell, [join(folder, 'tools/verify.sh')], { encoding: 'utf8', cwd: tmpdir() });
}

/** The first of those that our checker tells by the same verdict and finding. */
function eachFindingOnce(tamperings: readonly Tampering[]): Tampering[] {
  const found = new Set<string>();
  return tamperings.filter(([, , verdict, code]) => {
    const finding = `${verdict} ${code}`;
    const isNew = !found.has(finding);
    found.add(finding);
    return isNew;
  });
}

describe('tools/verify.sh', () => {
  it.each(['sh', 'bash'])('finds an untouched packet intact, with %s', (shell) => {
    const { status, stdout, stderr } = verify(sealed, shell);
    expect(stderr).toBe('');
    expect(stdout).toContain('INTACT');
    expect(stdout).toContain('完整未改动');
    expect(stdout).toContain(fingerprintOf(key));
    expect(status).toBe(0);
  });

  it('knows what is no packet', () => {
    const files = [...without('data/')].filter(([path]) => path.startsWith('tools/'));
    expect(verify(new Map(files)).status).toBe(3);
  });

  // A changed script vouches for nothing. What needs a JSON parser is left to the other checkers; everything that hashes can tell is told here too.
  const beyond =
    /edited and signed|no JSON|without a line end|added to a capture and signed|Payload-Oxum|BagIt version|swapped and signed|out and signed|record of a capture|page changed and signed/;
  const drill = [
    CONTENT_DRILL.filter(([name]) => !/^a bit of (data\/captures|tools\/verify.sh)/.test(name)),
    LEDGER_DRILL,
    LIST_DRILL,
    FOREIGN_DRILL,
  ].flatMap((part) => {
    const told = part.filter(([name]) => !beyond.test(name) || name.includes('ledger'));
    return isDrill ? told : eachFindingOnce(told);
  });

  it.each(drill)('%s', async (_name, make, verdict) => {
    const files = await make();
    if (files instanceof Blob) return;
    const { status, stdout } = verify(files);
    expect(stdout).not.toContain('INTACT:');
    expect(status).toBe(EXIT_CODES[verdict]);
  });
});
