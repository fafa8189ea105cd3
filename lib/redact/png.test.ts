import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePng, encodePng, PngError, type Pixels } from './png';

const pixels = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 20 }),
    isOpaque: fc.boolean(),
  })
  .chain(({ width, height, isOpaque }) =>
    fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }).map((bytes): Pixels => {
      const rgba = new Uint8Array(bytes);
      if (isOpaque) for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
      return { width, height, rgba };
    }),
  );

describe('a PNG', () => {
  it('gives back the pixels that it was made of, compressed or stored', async () => {
    await fc.assert(
      fc.asyncProperty(pixels, fc.boolean(), async (picture, isStored) => {
        expect(await decodePng(await encodePng(picture, { isStored }))).toEqual(picture);
      }),
    );
  });

  it('holds pixels and nothing else', async () => {
    const png = await encodePng({ width: 3, height: 2, rgba: new Uint8Array(24).fill(200) });
    expect(chunkNames(png)).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  it.each([0, 1, 2, 3, 4])('is read with filter %i', async (filter) => {
    const rows = [
      [10, 20, 30, 40, 50, 60],
      [11, 19, 250, 4, 99, 61],
    ];
    const raw = rows.map((row, y) => [
      filter,
      ...row.map((byte, x) => (byte - guess(filter, rows, x, y) + 512) % 256),
    ]);
    const png = pngOf(2, 2, 2, deflateSync(Uint8Array.from(raw.flat())));
    expect([...(await decodePng(png)).rgba]).toEqual([
      10, 20, 30, 255, 40, 50, 60, 255, 11, 19, 250, 255, 4, 99, 61, 255,
    ]);
  });

  it.each([
    ['no PNG', Uint8Array.of(1, 2, 3)],
    ['cut off', pngOf(2, 2, 2, deflateSync(new Uint8Array(5)))],
    ['a bomb', pngOf(2, 2, 2, deflateSync(new Uint8Array(10_000_000)))],
    ['too large', pngOf(60_000, 60_000, 2, deflateSync(new Uint8Array(5)))],
    ['damaged', pngOf(2, 2, 2, Uint8Array.of(1, 2, 3))],
  ])('that is %s is refused', async (_name, bytes) => {
    await expect(decodePng(bytes)).rejects.toThrow(PngError);
  });

  it('is refused where it has more px than were asked for', async () => {
    const png = pngOf(2, 2, 2, deflateSync(new Uint8Array(14)));
    expect((await decodePng(png, 4)).rgba).toHaveLength(16);
    await expect(decodePng(png, 3)).rejects.toThrow('too large');
  });
});

function guess(filter: number, rows: number[][], x: number, y: number): number {
  const left = rows[y]?.[x - 3] ?? 0;
  const up = rows[y - 1]?.[x] ?? 0;
  const corner = rows[y - 1]?.[x - 3] ?? 0;
  const sum = left + up - corner;
  const nearest = [left, up, corner].toSorted((one, other) => Math.abs(sum - one) - Math.abs(sum - other));
  return [0, left, up, (left + up) >> 1, nearest[0] ?? 0][filter] ?? 0;
}

function chunkNames(png: Uint8Array): string[] {
  const view = new DataView(png.buffer);
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    names.push(String.fromCharCode(...png.subarray(at + 4, at + 8)));
  return names;
}

/** Without checksums, which nobody looks at. */
function pngOf(width: number, height: number, colour: number, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, content: Uint8Array) => {
    const whole = Buffer.alloc(12 + content.length);
    whole.writeUInt32BE(content.length);
    whole.write(type, 4, 'latin1');
    whole.set(content, 8);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, colour, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
