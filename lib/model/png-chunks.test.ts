import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPng, PNG_SIGNATURE, pngChunks, SHORTEST_CHUNK } from './png-chunks';

const letters = fc.string({ minLength: 4, maxLength: 4, unit: fc.constantFrom(...'IHDRATNElpx') });
const chunks = fc.array(fc.record({ type: letters, content: fc.uint8Array({ maxLength: 20 }) }), {
  maxLength: 5,
});

/** Within a larger buffer, as pieces of files are. */
function png(parts: readonly { type: string; content: Uint8Array }[]): Buffer<ArrayBuffer> {
  const whole = [Buffer.from('before'), Buffer.from(PNG_SIGNATURE)];
  for (const { type, content } of parts) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    whole.push(length, Buffer.from(type), Buffer.from(content), Buffer.alloc(4));
  }
  return Buffer.concat(whole).subarray(6);
}

describe('the chunks of a PNG', () => {
  it('are those that it was made of, one behind the other', () => {
    fc.assert(
      fc.property(chunks, (parts) => {
        const bytes = png(parts);
        const found = [...pngChunks(bytes)];
        expect(found.map(({ type, content }) => ({ type, content: new Uint8Array(content) }))).toEqual(parts);
        let at = PNG_SIGNATURE.length;
        for (const { content, from, to } of found) {
          expect([from, to]).toEqual([at, at + SHORTEST_CHUNK + content.length]);
          at = to;
        }
        expect(at).toBe(bytes.length);
      }),
    );
  });

  it('end where one is cut off', () => {
    fc.assert(
      fc.property(chunks, fc.nat(), (parts, cut) => {
        const bytes = png(parts);
        const end = cut % (bytes.length + 1);
        const whole = [...pngChunks(bytes)].filter(({ to }) => to <= end);
        expect([...pngChunks(bytes.subarray(0, end))].map(({ to }) => to)).toEqual(whole.map(({ to }) => to));
      }),
    );
  });

  it('of wild bytes lie within them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (wild) => {
        for (const { to } of pngChunks(wild)) expect(to).toBeLessThanOrEqual(wild.length);
      }),
    );
  });
});

it('a PNG is known by its first eight bytes, all of them', () => {
  const signature = Uint8Array.from(PNG_SIGNATURE);
  expect(isPng(signature)).toBe(true);
  for (const at of signature.keys()) {
    expect(isPng(signature.subarray(0, at))).toBe(false);
    expect(isPng(signature.with(at, 0))).toBe(false);
  }
});
