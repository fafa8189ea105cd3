import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Of, bytesOfBase64 } from './base64';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  // Longer than one step, and no whole number of groups.
  fc.uint8Array({ minLength: 24_570, maxLength: 24_585 }),
);

describe('base64', () => {
  it('is what others write, and gives the bytes back', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const base64 = base64Of(some);
        expect(base64).toBe(Buffer.from(some).toString('base64'));
        expect(Buffer.from(bytesOfBase64(base64)).equals(some)).toBe(true);
      }),
    );
  });

  it('may have white space in it', () => {
    expect([...bytesOfBase64(' AQID\r\n\tBA==\n')]).toEqual([1, 2, 3, 4]);
  });

  it.each(['A', 'AAAA=', 'AA-_', 'AA=A', '%'])('is not %s', (text) => {
    expect(() => bytesOfBase64(text)).toThrow();
  });
});
