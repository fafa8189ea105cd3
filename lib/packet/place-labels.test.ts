import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels';

const picture = { width: 1000, height: 600 };
const sizeOf = () => ({ width: 100, height: 20 });

describe('placeLabels', () => {
  it('puts a label right of its box', () => {
    const [placed] = placeLabels(
      [{ label: 'a', box: { x: 10, y: 50, width: 60, height: 20 } }],
      picture,
      sizeOf,
    );
    expect(placed?.label).toEqual({ x: 74, y: 50, width: 100, height: 20 });
  });

  it('goes elsewhere rather than over another box or label', () => {
    const marks = [
      { label: 'a', box: { x: 300, y: 50, width: 60, height: 20 } },
      { label: 'b', box: { x: 365, y: 50, width: 60, height: 20 } },
    ];
    const [first, second] = placeLabels(marks, picture, sizeOf);
    expect(first?.label.x).toBeLessThan(300);
    expect(second?.label.x).toBeGreaterThan(425);
  });

  it('keeps labels inside the picture', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 990 }),
      y: fc.integer({ min: 0, max: 590 }),
      width: fc.integer({ min: 1, max: 1000 }),
      height: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
        for (const { label } of placeLabels(
          boxes.map((one) => ({ label: 'a', box: one })),
          picture,
          sizeOf,
        )) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.y).toBeGreaterThanOrEqual(0);
          expect(label.x + label.width).toBeLessThanOrEqual(picture.width);
          expect(label.y + label.height).toBeLessThanOrEqual(picture.height);
        }
      }),
    );
  });
});
