import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngCopy, pngRows } from './picture-copy';

const chunk = (type: string, content: Uint8Array = new Uint8Array()) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  // Nobody here looks at the sum.
  return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
};
const head = (width: number, height: number, kind = [8, 2, 0, 0, 0]) => {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return chunk('IHDR', Buffer.concat([size, Buffer.from(kind)]));
};
const png = (...chunks: Buffer[]) =>
  new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]));

/** Two rows of two px: as they are, then as the difference to those above. */
const ROWS = [
  [0, 255, 0, 0, 0, 255, 0],
  [2, 0, 0, 255, 255, 1, 2],
];
const packed = deflateSync(Uint8Array.from(ROWS.flat()));
const screenshot = png(
  head(2, 2),
  chunk('sRGB', Uint8Array.of(0)),
  chunk('IDAT', packed.subarray(0, 5)),
  chunk('IDAT', packed.subarray(5)),
  chunk('IEND'),
);

describe('the rows of a PNG', () => {
  it('are found, with its size', () => {
    const rows = pngRows(screenshot);
    expect([rows?.width, rows?.height]).toEqual([2, 2]);
    expect(Buffer.concat(rows?.data ?? []).equals(packed)).toBe(true);
  });

  it.each([
    ['has transparency', png(head(2, 2, [8, 6, 0, 0, 0]), chunk('IDAT', packed), chunk('IEND'))],
    [
      'names a transparent colour',
      png(head(2, 2), chunk('tRNS', new Uint8Array(6)), chunk('IDAT', packed), chunk('IEND')),
    ],
    ['has a palette', png(head(2, 2, [8, 3, 0, 0, 0]), chunk('IDAT', packed), chunk('IEND'))],
    ['has 16 bits a colour', png(head(2, 2, [16, 2, 0, 0, 0]), chunk('IDAT', packed), chunk('IEND'))],
    ['is interlaced', png(head(2, 2, [8, 2, 0, 0, 1]), chunk('IDAT', packed), chunk('IEND'))],
    ['has no width', png(head(0, 2), chunk('IDAT', packed), chunk('IEND'))],
    ['has no pixels', png(head(2, 2), chunk('IEND'))],
    ['has no size', png(chunk('IDAT', packed), chunk('IEND'))],
    ['has no end', png(head(2, 2), chunk('IDAT', packed))],
    ['is a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
  ])('are none of one that %s', (_what, bytes) => {
    expect(pngRows(bytes)).toBeNull();
  });

  it('are none of one that is cut off anywhere, and no bytes are too wild', () => {
    for (let end = 0; end < screenshot.length; end++) expect(pngRows(screenshot.slice(0, end))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (wild) => {
        const rows = pngRows(png(head(2, 2), Buffer.from(wild)));
        for (const part of rows?.data ?? []) expect(part.length).toBeLessThanOrEqual(wild.length);
      }),
    );
  });
});

it('a small screenshot is its own copy, for a page as it is', async () => {
  const copy = await pngCopy(new Blob([screenshot]));
  expect(copy).toMatchObject({ type: 'image/png', width: 2, height: 2 });
  expect(Buffer.from((await copy?.base64.text()) ?? '', 'base64').equals(Buffer.from(screenshot))).toBe(true);
  expect(Buffer.from((await copy?.content.arrayBuffer()) ?? new ArrayBuffer()).equals(packed)).toBe(true);
  expect(await pngCopy(new Blob(['no picture']))).toBeNull();
});
