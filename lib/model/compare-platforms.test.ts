import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlatform } from '../../tests/samples/any-platform';
import { comparePlatforms } from './compare-platforms';

it('finds nothing between a definition and itself', () => {
  fc.assert(
    fc.property(anyPlatform, (platform) => {
      expect(comparePlatforms(platform, structuredClone(platform))).toEqual([]);
    }),
  );
});

it('finds something between definitions that differ, whichever comes first', () => {
  fc.assert(
    fc.property(anyPlatform, anyPlatform, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(comparePlatforms(one, other).length > 0).toBe(!isSame);
      const swapped = comparePlatforms(other, one).map(({ path }) => path);
      expect(swapped.sort()).toEqual(
        comparePlatforms(one, other)
          .map(({ path }) => path)
          .sort(),
      );
    }),
  );
});

it('names the place and both values, and takes an absent list for an empty one', () => {
  const before = { id: 'shop', stages: [{ stage: 'paid', url: 'a' }], links: [] };
  const after = { id: 'shop', stages: [{ stage: 'paid', selector: '.ok' }], fields: { amount: [1] } };
  expect(comparePlatforms(before, after)).toEqual([
    { path: 'stages.0.url', before: 'a' },
    { path: 'stages.0.selector', after: '.ok' },
    { path: 'fields', after: { amount: [1] } },
  ]);
});
