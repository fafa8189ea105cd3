import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entriesOf, fingerprintOf, newKey, type Files } from './make-packet';
import { edit, FIRST, flip, key, sealed, without } from './tampering';
import { writeZip } from './write-zip';

const place = mkdtempSync(join(tmpdir(), 'verify-command-'));

function file(name: string, content: Files | string): string {
  const path = join(place, name);
  writeFileSync(path, typeof content === 'string' ? content : writeZip(entriesOf(content)));
  return path;
}

const verify = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', ...args], { encoding: 'utf8' });

describe('npm run verify', () => {
  it.each([
    ['an untouched packet', [file('good.zip', sealed)], 0, '完整未改动', 'Intact'],
    ['its own key', [file('good.zip', sealed), '--key', fingerprintOf(key)], 0, '完整未改动', 'Intact'],
    ['another key', [file('good.zip', sealed), '--key', fingerprintOf(newKey())], 1, '有改动', 'Changed'],
    ['a changed picture', [file('bad.zip', edit(`${FIRST}/page.txt`, flip))], 1, '有改动', 'Changed'],
    ['a missing capture', [file('lost.zip', without(FIRST))], 2, '不完整', 'Incomplete'],
    ['something else', [file('other.zip', 'hello')], 3, '不是证据包', 'Not a packet'],
  ])('of %s says so in both languages and by its exit code', (_name, args, code, zh, en) => {
    const { status, stdout } = verify(...args);
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
  ])('tells its usage for %j', (args) => {
    const { status, stdout, stderr } = verify(...args);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm run verify');
    expect(status).toBe(64);
  });
});
