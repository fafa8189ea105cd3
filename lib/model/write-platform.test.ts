import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'oxfmt';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from './parse-platform';
import { inOrder, writePlatform } from './write-platform';
import { anyPlatform } from '../../tests/samples/any-platform';

const folder = new URL('../platforms/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('writePlatform', () => {
  it.each(files)('writes %s as the repository stores it', (file) => {
    const stored = readFileSync(new URL(file, folder), 'utf8');
    expect(writePlatform(JSON.parse(stored))).toBe(stored);
  });

  it('writes what parses to the same definition', () => {
    fc.assert(
      fc.property(anyPlatform, (platform) => {
        expect(parsePlatform(writePlatform(platform))).toEqual({ ok: true, platform });
      }),
    );
  });

  it('brings keys that a browser sorted back into their order', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([one], [other]) => (one < other ? -1 : 1))
                .map(([key, inside]) => [key, sorted(inside)]),
            )
          : value;
    fc.assert(
      fc.property(anyPlatform, (platform) => {
        const written = writePlatform(inOrder(platform));
        expect(writePlatform(inOrder(sorted(platform)))).toBe(written);
        expect(parsePlatform(written)).toEqual({ ok: true, platform });
      }),
    );
    for (const file of files) {
      const stored = readFileSync(new URL(file, folder), 'utf8');
      const { fields: _, ...rest } = JSON.parse(stored) as { fields?: unknown };
      // The order of fields is free.
      expect(writePlatform(inOrder(sorted(rest)))).toBe(writePlatform(rest));
    }
  });

  it('writes what the formatter leaves as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlatform, async (platform) => {
        // How wide rare characters are, fonts and formatters see differently.
        const plain = JSON.stringify(platform).replace(/[^\x20-\x7e\u4e00-\u9fff]/g, '款');
        const written = writePlatform(JSON.parse(plain));
        const { code } = await format('platform.json', written, { printWidth: 110 });
        expect(code).toBe(written);
      }),
      { numRuns: 60 },
    );
  });
});
