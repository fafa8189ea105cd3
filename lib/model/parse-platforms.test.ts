import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlatform } from '../../tests/samples/any-platform';
import { parsePlatforms, writePlatforms } from './parse-platforms';

describe('parsePlatforms', () => {
  it('export → import gives the same definitions', () => {
    fc.assert(
      fc.property(fc.array(anyPlatform, { minLength: 1, maxLength: 4 }), (platforms) => {
        expect(parsePlatforms(writePlatforms(platforms))).toEqual({
          ok: true,
          parsed: platforms.map((platform) => ({ ok: true, platform })),
        });
      }),
    );
  });

  it('keeps the good ones of a list that holds broken ones', () => {
    const [platform] = fc.sample(anyPlatform, 1);
    const read = parsePlatforms(JSON.stringify([{ format: 9 }, platform, 'shop', null]));
    expect(read.ok ? read.parsed.map(({ ok }) => ok) : []).toEqual([false, true, false, false]);
  });

  it.each([
    ['nothing', '  \n', 'nothing'],
    ['an empty list', '[]', 'nothing'],
    ['five megabytes', 'x'.repeat(5_000_000), { kind: 'too-long', line: 1 }],
    ['a list that ends', '[\n{"format": 1},\n', { kind: 'syntax', line: 3 }],
  ])('says what is wrong with %s', (_what, text, problem) => {
    const read = parsePlatforms(text);
    expect(read.ok).toBe(false);
    if (typeof problem === 'string') expect(read).toEqual({ ok: false, problem });
    else expect(read).toMatchObject({ ok: false, problem });
  });

  it('says of a web page that it is no definition, and where that begins', () => {
    const read = parsePlatforms('<!doctype html><title>404</title>');
    expect(read).toMatchObject({
      ok: true,
      parsed: [{ ok: false, problems: [{ kind: 'syntax', line: 1, column: 1 }] }],
    });
  });
});
