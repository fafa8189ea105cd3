import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPngPart } from './locate-changes';

function part(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const head = Buffer.alloc(13);
head.writeUInt32BE(4, 0);
head.writeUInt32BE(4, 4);
head.set([8, 0, 0, 0, 0], 8);
const PARTS = [
  Buffer.from('89504e470d0a1a0a', 'hex'),
  part('IHDR', head),
  part('IDAT', deflateSync(Buffer.alloc(20))),
  part('IEND', Buffer.alloc(0)),
];
const png = Buffer.concat(PARTS);

describe('a changed PNG', () => {
  it('is sound as it was', () => expect(brokenPngPart(png)).toBeNull());

  it('names the part that holds the byte which was changed', () => {
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = Buffer.from(png);
        copy[at] = (copy[at] ?? 0) ^ change;
        const found = brokenPngPart(copy);
        expect(found).not.toBeNull();
        expect(found?.from).toBeLessThanOrEqual(at);
        expect(found?.to).toBeGreaterThan(at);
      }),
    );
  });

  it.each([
    ['was cut off', png.subarray(0, 40), { from: 33, to: 40 }],
    [
      'has something after its end',
      Buffer.concat([png, Buffer.from('more')]),
      { from: png.length, to: png.length + 4 },
    ],
    ['lost its end', png.subarray(0, png.length - 12), { from: png.length - 12, to: png.length - 12 }],
    ['is empty', Buffer.alloc(0), { from: 0, to: 0 }],
  ])('that %s', (_name, bytes, range) => expect(brokenPngPart(bytes)).toEqual(range));
});
