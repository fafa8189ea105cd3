import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOfHex, HEX_256, hexOf } from './hex';

it('hex is what others write, and gives the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const hex = hexOf(bytes);
      expect(hex).toBe(Buffer.from(bytes).toString('hex'));
      expect([...bytesOfHex(hex)]).toEqual([...bytes]);
      expect(HEX_256.test(hex)).toBe(bytes.length === 32);
    }),
  );
  expect(HEX_256.test(hexOf(new Uint8Array(32)))).toBe(true);
  expect(HEX_256.test('AB'.repeat(32))).toBe(false);
});
