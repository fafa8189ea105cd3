import fc from 'fast-check';

/** Code units that stand for no character by themselves. */
const SURROGATES_FROM = 0xd800;
const SURROGATES = 0x800;

/**
 * Any character of Unicode, as a `unit` of `fc.string`. It is what fast-check calls `binary`, which lists all 1.1 million of them
 * in each process: a second, and most of its memory.
 */
export const anyCharacter = fc.nat(0x10ffff - SURROGATES).map(
  (index) => String.fromCodePoint(index < SURROGATES_FROM ? index : index + SURROGATES),
  (value) => {
    const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== value || point >> 11 === 27)
      throw new RangeError('no single character');
    return point < SURROGATES_FROM ? point : point - SURROGATES;
  },
);
