import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRaster } from '../../model/glyph-raster';
import { traceOutline, type Point } from './trace-outline';

function raster(rows: string[], more: Partial<GlyphRaster> = {}): GlyphRaster {
  const width = rows[0]?.length ?? 0;
  const coverage = Uint8Array.from(rows.join(''), (pixel) => (pixel === '#' ? 255 : 0));
  return { width, height: rows.length, left: 0, top: rows.length, advance: 1, coverage, ...more };
}

/** Even-odd: a point is inside where a ray crosses the outlines an odd number of times. */
function isInside(outlines: Point[][], x: number, y: number): boolean {
  let inside = false;
  for (const outline of outlines) {
    outline.forEach(([x1, y1], index) => {
      const [x2, y2] = outline[(index + 1) % outline.length] ?? [x1, y1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}

describe('traceOutline', () => {
  it('traces nothing where there is no ink', () => {
    expect(traceOutline(raster(['..', '..']), 0)).toEqual([]);
  });

  it('traces a ring as an outline and its hole', () => {
    expect(traceOutline(raster(['####', '#..#', '#..#', '####']), 0.1)).toHaveLength(2);
  });

  it('finds edges finer than a pixel', () => {
    const half = raster(['##'], { coverage: Uint8Array.from([255, 191]) });
    const right = Math.max(...(traceOutline(half, 0)[0] ?? []).map(([x]) => x));
    expect(right).toBeGreaterThan(1.6);
    expect(right).toBeLessThan(2);
  });

  it('places outlines by the raster, y upwards', () => {
    const [outline = []] = traceOutline(raster(['##', '##'], { left: 10, top: 30 }), 0);
    expect(Math.min(...outline.map(([x]) => x))).toBeCloseTo(10, 0);
    expect(Math.max(...outline.map(([, y]) => y))).toBeCloseTo(30, 0);
  });

  it('has every inked pixel inside and every other outside', () => {
    const drawing = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .chain(([width, height]) =>
        fc.array(fc.string({ unit: fc.constantFrom('#', '.'), minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(drawing, (rows) => {
        const outlines = traceOutline(raster(rows), 0);
        rows.forEach((row, y) =>
          [...row].forEach((pixel, x) => {
            expect(isInside(outlines, x + 0.501, rows.length - y - 0.499)).toBe(pixel === '#');
          }),
        );
      }),
    );
  });
});
