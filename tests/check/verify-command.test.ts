import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../scripts/verify/verify';
import { entriesOf, fingerprintOf, newKey, type Files } from './make-packet';
import { edit, FIRST, flip, key, sealed, without } from './tampering';
import { writeZip } from './write-zip';

const place = mkdtempSync(join(tmpdir(), 'verify-command-'));

function file(name: string, content: Files | string): string {
  const path = join(place, name);
  writeFileSync(path, typeof content === 'string' ? content : writeZip(entriesOf(content)));
  return path;
}

async function run(...args: string[]) {
  const said: Record<'log' | 'error', string[]> = { log: [], error: [] };
  const status = await verify(args, {
    log: (line: string) => said.log.push(line),
    error: (line: string) => said.error.push(line),
  });
  return { status, stdout: said.log.join('\n'), stderr: said.error.join('\n') };
}

describe('npm run verify', () => {
  it('is a command: what it says and how it ends can be read by a program', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/verify.ts', file('good.zip', sealed)],
      { encoding: 'utf8' },
    );
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['完整未改动', 'Intact']));
    expect(status).toBe(0);
  });

  it.each([
    ['an untouched packet', [file('good.zip', sealed)], 0, '完整未改动', 'Intact'],
    ['its own key', [file('good.zip', sealed), '--key', fingerprintOf(key)], 0, '完整未改动', 'Intact'],
    ['another key', [file('good.zip', sealed), '--key', fingerprintOf(newKey())], 1, '有改动', 'Changed'],
    ['a changed picture', [file('bad.zip', edit(`${FIRST}/page.txt`, flip))], 1, '有改动', 'Changed'],
    ['a missing capture', [file('lost.zip', without(FIRST))], 2, '不完整', 'Incomplete'],
    ['something else', [file('other.zip', 'hello')], 3, '不是证据包', 'Not a packet'],
  ])('of %s says so in both languages and by its exit code', async (_name, args, code, zh, en) => {
    const { status, stdout } = await run(...args);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([zh, en]));
    expect(status).toBe(code);
  });

  it.each([
    [[]],
    [['missing.zip']],
    [['a.zip', 'b.zip']],
    [['--wrong']],
    [['scripts/verify.ts', '--key', '00']],
    [[place]],
  ])('tells its usage for %j', async (args) => {
    const { status, stdout, stderr } = await run(...args);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm run verify');
    expect(status).toBe(64);
  });
});
