import { describe, expect, it } from 'vitest';
import { MalformedError, readAsn1 } from './asn1';

/** A SEQUENCE around this content. */
function sequence(content: Buffer): Buffer {
  const head = Buffer.from([0x30, 0x83, 0, 0, 0]);
  head.writeUIntBE(content.length, 2, 3);
  return Buffer.concat([head, content]);
}
const nulls = (count: number) => sequence(Buffer.alloc(2 * count).fill(Buffer.from([5, 0])));
const nested = (depth: number) =>
  Array.from({ length: depth }).reduce<Buffer>((inner) => sequence(inner), Buffer.alloc(0));

describe('ASN.1 from a stranger', () => {
  it.each([
    ['many elements', nulls(100), nulls(20_000)],
    ['great depth', nested(20), nested(2_000)],
    ['one long value', sequence(Buffer.from([4, 1, 0])), sequence(longValue(2 ** 19))],
  ])('is read up to a limit: %s', (_name, within, beyond) => {
    expect(readAsn1(within).tag).toBe(16);
    expect(() => readAsn1(beyond)).toThrow(MalformedError);
  });
});

it('is refused where an element is shorter or longer than what is in it', () => {
  const whole = Buffer.from([0x30, 4, 5, 0, 5, 0]);
  expect(readAsn1(whole).children).toHaveLength(2);
  for (const length of [0, 1, 2, 3, 5]) {
    const changed = Buffer.from(whole);
    changed[1] = length;
    expect(() => readAsn1(changed)).toThrow(MalformedError);
  }
});

function longValue(bytes: number): Buffer {
  const head = Buffer.from([4, 0x83, 0, 0, 0]);
  head.writeUIntBE(bytes, 2, 3);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}
