import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyScale } from './pictures';

describe('the copy of a picture for reading', () => {
  it.each([
    ['an ordinary window', 1280, 800, 1, 1],
    ['a fine screen', 2880, 1800, 2, 1600 / 2880],
    ['a window across a 4k screen', 3840, 2160, 1, 0.8],
    ['a tall page', 1280, 12_000, 1, 0.8],
  ])('of %s', (_what, width, height, pixelRatio, scale) => {
    expect(copyScale({ width, height }, pixelRatio)).toBeCloseTo(scale);
  });

  it('keeps letters of 12 CSS px at least 9 px high, and is never larger than the original', () => {
    const size = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(size, size, fc.constantFrom(0.5, 1, 1.25, 1.5, 2, 3), (width, height, pixelRatio) => {
        const scale = copyScale({ width, height }, pixelRatio);
        expect(scale).toBeLessThanOrEqual(1);
        expect(12 * pixelRatio * scale).toBeGreaterThanOrEqual(Math.min(9, 12 * pixelRatio));
      }),
    );
  });
});
