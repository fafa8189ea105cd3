import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, LedgerRow } from '../model/ledger-entry';
import { checkChain, GENESIS, nextRow, type NewEntry } from './chain';

const entry: NewEntry = {
  at: '2026-11-21T08:00:00.000Z',
  kind: 'capture',
  id: 'cap_1-A',
  bodySha256: 'a'.repeat(64),
};

const hex64 = fc.stringMatching(/^[0-9a-f]{64}$/);
const entries = fc.array(
  fc.record<NewEntry>({
    at: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    kind: fc.constantFrom('capture', 'import', 'delete', 'export', 'gap', 'key'),
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    bodySha256: hex64,
  }),
  { minLength: 1, maxLength: 8 },
);

function chain(list: readonly NewEntry[]): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const item of list) rows.push(nextRow(rows.at(-1), item));
  return rows;
}

const linesOf = (rows: readonly LedgerRow[]) => rows.map((row) => row.line);

describe('nextRow', () => {
  it('writes one compact line with the keys in the order of the format', () => {
    const row = nextRow(undefined, entry);
    expect(row.line).toBe(
      `{"seq":1,"prev":"${GENESIS}","at":"2026-11-21T08:00:00.000Z","kind":"capture","id":"cap_1-A","bodySha256":"${'a'.repeat(64)}"}`,
    );
  });

  it('points to the line before by its hash', () => {
    const first = nextRow(undefined, entry);
    const second = nextRow(first, entry);
    expect(second.seq).toBe(2);
    expect(JSON.parse(second.line)).toMatchObject({ seq: 2, prev: first.sha256 });
  });

  it.each([
    ['an id with a quote', { id: 'a","prev":"0' }],
    ['an id with a line break', { id: 'a\nb' }],
    ['an empty id', { id: '' }],
    ['an id that is too long', { id: 'a'.repeat(65) }],
    ['an id with a slash', { id: '../a' }],
    ['an upper-case hash', { bodySha256: 'A'.repeat(64) }],
    ['a local time', { at: '2026-11-21T08:00:00+08:00' }],
  ])('refuses %s', (_name, change) => {
    expect(() => nextRow(undefined, { ...entry, ...change })).toThrow(RangeError);
  });
});

describe('checkChain', () => {
  it('finds every chain that nextRow makes sound, and shows its entries', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const rows = chain(list);
        const seen: LedgerEntry[] = [];
        const result = await checkChain(linesOf(rows), (visited) => seen.push(visited));
        expect(result).toEqual({ entries: list.length, head: rows.at(-1)?.sha256, broken: null });
        expect(seen.map(({ seq: _seq, prev: _prev, ...rest }) => rest)).toEqual(list);
      }),
    );
  });

  it('takes an empty ledger for sound', async () => {
    expect(await checkChain([])).toEqual({ entries: 0, head: GENESIS, broken: null });
  });

  it('notices any changed character, save in the last line, whose hash stands nowhere in the chain', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (list, where, shift) => {
        const lines = linesOf(chain([...list, entry]));
        const at = where % list.length;
        const line = lines[at] ?? '';
        const column = shift % line.length;
        lines[at] = `${line.slice(0, column)}${line[column] === '0' ? '1' : '0'}${line.slice(column + 1)}`;
        const { broken } = await checkChain(lines);
        expect(broken?.line).toBeGreaterThan(at);
        expect(broken?.line).toBeLessThanOrEqual(at + 2);
      }),
    );
  });

  it.each([
    ['a line taken out', (lines: string[]) => lines.toSpliced(1, 1), 2, 'wrong-seq'],
    ['two lines swapped', ([a, b, c]: string[]) => [a, c, b], 2, 'wrong-seq'],
    ['a line repeated', ([a, b, c]: string[]) => [a, a, b, c], 2, 'wrong-seq'],
    ['the first line gone', (lines: string[]) => lines.slice(1), 1, 'wrong-seq'],
    ['a blank line', ([a, ...rest]: string[]) => [a, '', ...rest], 2, 'not-json'],
    ['CRLF', (lines: string[]) => lines.map((line) => `${line}\r`), 1, 'wrong-form'],
    [
      'a space in the JSON',
      ([a = '', ...rest]: string[]) => [a.replace(',', ', '), ...rest],
      1,
      'wrong-form',
    ],
    [
      'a second prev',
      ([a = '', ...rest]: string[]) => [a.replace('{', '{"prev":"0",'), ...rest],
      1,
      'wrong-form',
    ],
    ['null', (lines: string[]) => ['null', ...lines], 1, 'wrong-form'],
  ] as const)('notices %s', async (_name, change, line, reason) => {
    const lines = linesOf(chain([entry, entry, entry]));
    expect((await checkChain(change(lines) as string[])).broken).toEqual({ line, reason });
  });

  it('notices a rewritten line that is well-formed', async () => {
    const [first, ...rest] = linesOf(chain([entry, entry, entry]));
    const forged = (first ?? '').replace('cap_1-A', 'cap_1-B');
    expect((await checkChain([forged, ...rest])).broken).toEqual({ line: 2, reason: 'wrong-prev' });
  });

  it('agrees with the shell line of the format', async () => {
    const rows = chain([entry, { ...entry, kind: 'key' }, entry]);
    const file = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'ledger.jsonl');
    writeFileSync(file, `${linesOf(rows).join('\n')}\n`);
    const script = String.raw`p=$(printf '0%.0s' $(seq 64)); while IFS= read -r l; do
      g=$(printf %s "$l" | grep -o '"prev":"[0-9a-f]*"' | cut -d'"' -f4);
      [ "$g" = "$p" ] || echo BROKEN; p=$(printf %s "$l" | sha256sum | cut -c1-64); done < "$1"; echo $p`;
    const said = execFileSync('bash', ['-c', script, 'sh', file], { encoding: 'utf8' });
    expect(said.trim()).toBe(rows.at(-1)?.sha256);
  });
});
