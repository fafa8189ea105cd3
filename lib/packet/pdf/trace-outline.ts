import type { GlyphRaster } from '../../model/glyph-raster';

export type Point = readonly [x: number, y: number];

/** Half ink: where an antialiased edge really runs. */
const EDGE = 127.5;

/**
 * Traces a raster's outlines: closed polygons in px, x to the right of the pen, y above the baseline, to be filled by
 * the even-odd rule. Marching squares between pixel centres finds edges finer than a pixel, so that a character stays
 * sharp at any size; points that bend a line by less than `tolerance` px are left out.
 */
export function traceOutline(raster: GlyphRaster, tolerance: number): Point[][] {
  const { width, height, left, top } = raster;
  // A rim of paper, so that every outline closes.
  const across = width + 2;
  const ink = (x: number, y: number) =>
    x < 1 || y < 1 || x > width || y > height ? 0 : (raster.coverage[(y - 1) * width + x - 1] ?? 0);
  const next = crossings(across, height + 2, ink);

  const outlines: Point[][] = [];
  for (const start of next.keys()) {
    const outline: Point[] = [];
    for (let edge = start; next.has(edge);) {
      const [x, y] = pointOn(edge, across, ink);
      outline.push([left + x - 0.5, top - y + 0.5]);
      const following = next.get(edge) ?? start;
      next.delete(edge);
      edge = following;
    }
    const simple = simplify(outline, tolerance);
    if (simple.length > 2) outlines.push(simple);
  }
  return outlines;
}

type Ink = (x: number, y: number) => number;

/**
 * For each cell of four samples: from the edge where, going round clockwise, ink begins, to the one where it ends. The
 * cell beyond an edge goes round it the other way, so the steps join to closed outlines. Edge `2n` runs right of sample
 * `n`, edge `2n + 1` runs down.
 */
function crossings(across: number, down: number, ink: Ink): Map<number, number> {
  const next = new Map<number, number>();
  for (let y = 0; y < down - 1; y++) {
    for (let x = 0; x < across - 1; x++) {
      const isInk = ink(x, y) > EDGE;
      // Most cells are all ink or all paper.
      if (
        ink(x + 1, y) > EDGE === isInk &&
        ink(x + 1, y + 1) > EDGE === isInk &&
        ink(x, y + 1) > EDGE === isInk
      )
        continue;
      crossCell(next, y * across + x, across, [ink(x, y), ink(x + 1, y), ink(x + 1, y + 1), ink(x, y + 1)]);
    }
  }
  return next;
}

/** `corners` clockwise from the cell's first sample `at`. */
function crossCell(next: Map<number, number>, at: number, across: number, corners: readonly number[]): void {
  const edges = [2 * at, 2 * (at + 1) + 1, 2 * (at + across), 2 * at + 1];
  const begins: number[] = [];
  const ends: number[] = [];
  edges.forEach((edge, side) => {
    const before = (corners[side] ?? 0) > EDGE;
    const after = (corners[(side + 1) % 4] ?? 0) > EDGE;
    if (before !== after) (after ? begins : ends).push(edge);
  });
  const [one, other] = begins;
  if (one === undefined || ends[0] === undefined) return;
  if (other === undefined || ends[1] === undefined) {
    next.set(one, ends[0]);
    return;
  }
  // Two corners across from each other: they touch where the middle is ink.
  const isJoined = corners.reduce((sum, value) => sum + value, 0) / 4 > EDGE;
  const isBeginFirst = edges.indexOf(one) < edges.indexOf(ends[0]);
  const [near, far] = isBeginFirst ? [ends[0], ends[1]] : [ends[1], ends[0]];
  next.set(one, isJoined ? far : near);
  next.set(other, isJoined ? near : far);
}

function pointOn(edge: number, across: number, ink: Ink): Point {
  const sample = edge >> 1;
  const x = sample % across;
  const y = (sample - x) / across;
  const isDown = (edge & 1) === 1;
  const from = ink(x, y);
  const to = isDown ? ink(x, y + 1) : ink(x + 1, y);
  const part = (EDGE - from) / (to - from);
  return isDown ? [x, y + part] : [x + part, y];
}

/** Douglas–Peucker on a closed line, split at the point farthest from the first. */
function simplify(outline: readonly Point[], tolerance: number): Point[] {
  const [first] = outline;
  if (first === undefined) return [];
  let split = 0;
  outline.forEach((point, index) => {
    if (distance(point, first) > distance(outline[split] ?? first, first)) split = index;
  });
  return [
    ...reduce(outline.slice(0, split + 1), tolerance),
    ...reduce([...outline.slice(split), first], tolerance),
  ];
}

/** All points that are needed but the last, which the next part begins with. */
function reduce(line: readonly Point[], tolerance: number): Point[] {
  const first = line[0];
  const last = line.at(-1);
  if (first === undefined || last === undefined || line.length < 2) return [];
  let farthest = 0;
  let most = tolerance;
  for (let index = 1; index < line.length - 1; index++) {
    const off = offset(line[index] ?? first, first, last);
    if (off > most) {
      most = off;
      farthest = index;
    }
  }
  if (farthest === 0) return [first];
  return [...reduce(line.slice(0, farthest + 1), tolerance), ...reduce(line.slice(farthest), tolerance)];
}

function distance([x, y]: Point, [toX, toY]: Point): number {
  // Math.hypot guards against overflow and is ten times slower.
  return Math.sqrt((toX - x) ** 2 + (toY - y) ** 2);
}

function offset([x, y]: Point, from: Point, to: Point): number {
  const length = distance(from, to);
  if (length === 0) return distance([x, y], from);
  return Math.abs((to[0] - from[0]) * (from[1] - y) - (from[0] - x) * (to[1] - from[1])) / length;
}
