import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../tests/samples/any-character';
import { sha256Hex } from '../model/sha256';
import { LIMITS } from './packet-files';
import { digestOf, linesOf, readAll, type Line } from './streams';

/** The bytes, cut where the numbers say. */
function streamOf(bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const places = [0, ...[...cuts].sort((one, other) => one - other), bytes.length];
  return new ReadableStream({
    start(controller) {
      for (const [index, from] of places.entries())
        controller.enqueue(bytes.slice(from, places[index + 1] ?? from));
      controller.close();
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(stream)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are those of the text, wherever its bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: anyCharacter }).map((text) => text.replaceAll('\n', ''))),
        fc.boolean(),
        fc.array(fc.nat(200)),
        async (texts, isEnded, cuts) => {
          const text = texts.join('\n') + (isEnded && texts.length > 0 ? '\n' : '');
          const bytes = new TextEncoder().encode(text);
          const expected = text.split('\n');
          if (expected.at(-1) === '') expected.pop();
          const lines = await collect(
            streamOf(
              bytes,
              cuts.filter((cut) => cut < bytes.length),
            ),
          );
          expect(lines.map((line) => line.text)).toEqual(expected);
          for (const { text: line, from, to } of lines)
            expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, to))).toBe(line);
        },
      ),
    );
  });

  it('that are no UTF-8 have no text, and spoil no other', async () => {
    const bytes = Uint8Array.from([0x61, 0x0a, 0xe5, 0x85, 0x0a, 0x62, 0x0a]);
    for (const cuts of [[], [3], [4], [3, 4]]) {
      const lines = await collect(streamOf(bytes, cuts));
      expect(lines.map(({ text }) => text)).toEqual(['a', null, 'b']);
    }
  });

  it('end where one is endless', async () => {
    const piece = new Uint8Array(2 ** 16).fill(0x61);
    let pieces = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(piece);
      },
    });
    expect((await collect(endless)).map(({ text }) => text)).toEqual([null]);
    expect(pieces).toBeLessThan(LIMITS.lineBytes / piece.length + 5);
  });
});

describe('the hash of a stream', () => {
  it('is the same at once and piece by piece', async () => {
    for (const length of [0, 10, 5 * 2 ** 20]) {
      const bytes = new Uint8Array(length).map((_, index) => index * 7);
      const told: number[] = [];
      const digest = await digestOf(streamOf(bytes, [1, 5]), length, (more) => told.push(more));
      expect(digest).toEqual({ bytes: length, sha256: await sha256Hex(bytes) });
      expect(told.reduce((sum, more) => sum + more, 0)).toBe(length);
    }
  });

  it.each([10, 5 * 2 ** 20])(
    'is refused where there is more than the %i bytes that were promised',
    async (size) => {
      await expect(digestOf(streamOf(new Uint8Array(size + 1)), size, () => {})).rejects.toThrow(
        'longer than stated',
      );
    },
  );

  it('is not taken at once of a file that is too large for it', async () => {
    await expect(readAll(streamOf(new Uint8Array(1)), LIMITS.wholeBytes + 1)).rejects.toThrow('more than');
  });
});
