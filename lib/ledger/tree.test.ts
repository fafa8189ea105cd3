import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addLine, proveLines, rootFromProof, rootOf, type Peaks } from './tree';

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1, word by word: MTH and PATH over any bytes, from node:crypto and nothing of ours. */
function naiveRoot(lines: readonly string[]): Buffer {
  if (lines.length === 0) return sha256('');
  if (lines.length === 1) return sha256(Buffer.of(0), lines[0] ?? '');
  const k = half(lines.length);
  return sha256(Buffer.of(1), naiveRoot(lines.slice(0, k)), naiveRoot(lines.slice(k)));
}
function naivePath(m: number, lines: readonly string[]): string[] {
  if (lines.length <= 1) return [];
  const k = half(lines.length);
  return m < k
    ? [...naivePath(m, lines.slice(0, k)), naiveRoot(lines.slice(k)).toString('hex')]
    : [...naivePath(m - k, lines.slice(k)), naiveRoot(lines.slice(0, k)).toString('hex')];
}
/** The largest power of two smaller than n. */
const half = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

function peaksOf(lines: readonly string[]): Peaks {
  let peaks: Peaks = [];
  for (const [size, line] of lines.entries()) peaks = addLine(peaks, size, line);
  return peaks;
}

const someLines = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 70 });
const linesAndOne = someLines.chain((lines) =>
  fc.tuple(fc.constant(lines), fc.integer({ min: 1, max: lines.length })),
);

/** Inputs, roots and paths of the test suite of certificate-transparency, the reference implementation of RFC 6962. */
describe('the vectors of RFC 6962', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  // As text: every byte is below 0x80, so UTF-8 is these bytes.
  const lines = leaves.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it('are the roots of one to eight leaves, and of none', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [index, root] of roots.entries())
      expect(rootOf(peaksOf(lines.slice(0, index + 1)))).toBe(root);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      2,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('are the path of leaf %i of %i', (seq, size, path) => {
    expect(proveLines(lines.slice(0, size), [seq])).toEqual([path]);
    expect(rootFromProof(lines[seq - 1] ?? '', seq, size, path)).toBe(roots[size - 1]);
  });
});

describe('a tree over lines', () => {
  it('has the root that the RFC defines', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        expect(rootOf(peaksOf(lines))).toBe(naiveRoot(lines).toString('hex'));
      }),
    );
  });

  it('has the paths that the RFC defines, and each leads to its root', () => {
    fc.assert(
      fc.property(linesAndOne, ([lines, seq]) => {
        const [path = []] = proveLines(lines, [seq]);
        expect(path).toEqual(naivePath(seq - 1, lines));
        expect(rootFromProof(lines[seq - 1] ?? '', seq, lines.length, path)).toBe(rootOf(peaksOf(lines)));
      }),
    );
  });

  it('proves no other line, no other place, no other length, and nothing with a changed path', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 15 }),
        (lines, where, digit, change) => {
          const seq = 1 + (where % lines.length);
          const line = lines[seq - 1] ?? '';
          const size = lines.length;
          const root = rootOf(peaksOf(lines));
          const [path = []] = proveLines(lines, [seq]);
          expect(rootFromProof(`${line}x`, seq, size, path)).not.toBe(root);
          for (let other = 1; other <= size + 1; other += 1) {
            if (other !== seq) expect(rootFromProof(line, other, size, path)).not.toBe(root);
          }
          expect(rootFromProof(line, seq, size, path.slice(1))).not.toBe(root);
          expect(rootFromProof(line, seq, size, [...path, '0'.repeat(64)])).not.toBe(root);
          const step = digit % path.length;
          const nibble = digit % 64;
          const changed = path.with(
            step,
            [...(path[step] ?? '')]
              .map((hex, at) => (at === nibble ? (parseInt(hex, 16) ^ change).toString(16) : hex))
              .join(''),
          );
          expect(rootFromProof(line, seq, size, changed)).not.toBe(root);
        },
      ),
    );
  });

  it.each([
    ['no line', 0, 4],
    ['a line after the last', 5, 4],
    ['half a line', 1.5, 4],
    ['an empty tree', 1, 0],
  ])('knows no %s', (_name, seq, size) => {
    expect(rootFromProof('a', seq, size, [])).toBeNull();
    expect(() => proveLines(['a', 'b', 'c', 'd'].slice(0, size), [seq])).toThrow(RangeError);
  });
});
