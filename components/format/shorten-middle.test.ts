import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenMiddle } from './shorten-middle';

test('keeps both ends of a long order number', () => {
  expect(shortenMiddle('4200002618202611219035571846', 4, 6)).toBe('4200…571846');
});

test('leaves a short one whole', () => {
  expect(shortenMiddle('KS20261121')).toBe('KS20261121');
});

test('never cuts a character in two and never grows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const short = shortenMiddle(text);
      expect(short.isWellFormed()).toBe(text.isWellFormed());
      expect(Array.from(short).length).toBeLessThanOrEqual(Array.from(text).length);
    }),
  );
});
