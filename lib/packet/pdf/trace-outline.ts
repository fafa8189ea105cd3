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
  const { left, top } = raster;
  const grid = gridOf(raster);
  const { starts, next } = crossings(grid);

  const outlines: Point[][] = [];
  for (const start of starts) {
    const outline: Point[] = [];
    for (let edge = start; next[edge] !== NOWHERE;) {
      const [x, y] = pointOn(edge, grid);
      outline.push([left + x - 0.5, top - y + 0.5]);
      const following = next[edge] ?? start;
      next[edge] = NOWHERE;
      edge = following;
    }
    const simple = simplify(outline, tolerance);
    if (simple.length > 2) outlines.push(simple);
  }
  return outlines;
}

/** A raster's ink with a rim of paper, so that every outline closes; row by row. */
interface Grid {
  across: number;
  ink: Uint8Array;
}

function gridOf({ width, height, coverage }: GlyphRaster): Grid {
  const across = width + 2;
  const ink = new Uint8Array(across * (height + 2));
  for (let y = 0; y < height; y++)
    ink.set(coverage.subarray(y * width, (y + 1) * width), (y + 1) * across + 1);
  return { across, ink };
}

const NOWHERE = -1;

/**
 * For each cell of four samples: from the edge where, going round clockwise, ink begins, to the one where it ends. The
 * cell beyond an edge goes round it the other way, so the steps join to closed outlines. Edge `2n` runs right of sample
 * `n`, edge `2n + 1` runs down. `starts` are all edges from which a step goes, in the order in which they were found.
 */
function crossings({ across, ink }: Grid): { starts: number[]; next: Int32Array } {
  const next = new Int32Array(2 * ink.length).fill(NOWHERE);
  const starts: number[] = [];
  const step = (from: number, to: number) => {
    next[from] = to;
    starts.push(from);
  };
  const last = ink.length - across - 1;
  // Over the end of a row a cell is all paper: its samples are those of the rim. Most others are all ink or all paper.
  let left = 0;
  for (let at = 0; at < last; at++) {
    const right = ((ink[at + 1] ?? 0) > EDGE ? 2 : 0) | ((ink[at + across + 1] ?? 0) > EDGE ? 4 : 0);
    const inked = left | right;
    if (inked !== 0 && inked !== 15) crossCell(step, at, across, ink, inked);
    // What is right of this cell is left of the next.
    left = ((right & 2) >> 1) | ((right & 4) << 1);
  }
  return { starts, next };
}

/** Cells by which of their corners are inked, clockwise from the first sample as bits: the side where ink begins, and where it ends. */
const SIDES: Readonly<Record<number, readonly [begin: number, end: number]>> = {
  1: [3, 0],
  2: [0, 1],
  3: [3, 1],
  4: [1, 2],
  6: [0, 2],
  7: [3, 2],
  8: [2, 3],
  9: [2, 0],
  11: [2, 1],
  12: [1, 3],
  13: [1, 0],
  14: [0, 3],
};

function crossCell(
  step: (from: number, to: number) => void,
  at: number,
  across: number,
  ink: Uint8Array,
  inked: number,
): void {
  const edges = [2 * at, 2 * (at + 1) + 1, 2 * (at + across), 2 * at + 1];
  const edge = (side: number) => edges[side] ?? NOWHERE;
  const sides = SIDES[inked];
  if (sides !== undefined) return step(edge(sides[0]), edge(sides[1]));
  // Two corners across from each other: they touch where the middle is ink.
  const sum = (ink[at] ?? 0) + (ink[at + 1] ?? 0) + (ink[at + across] ?? 0) + (ink[at + across + 1] ?? 0);
  const isJoined = sum / 4 > EDGE;
  // The first and the third are inked (5), or the second and the fourth (10).
  if (inked === 5) {
    step(edge(1), edge(isJoined ? 0 : 2));
    step(edge(3), edge(isJoined ? 2 : 0));
  } else {
    step(edge(0), edge(isJoined ? 3 : 1));
    step(edge(2), edge(isJoined ? 1 : 3));
  }
}

function pointOn(edge: number, { across, ink }: Grid): Point {
  const sample = edge >> 1;
  const x = sample % across;
  const y = (sample - x) / across;
  const isDown = (edge & 1) === 1;
  const from = ink[sample] ?? 0;
  const to = ink[isDown ? sample + across : sample + 1] ?? 0;
  const part = (EDGE - from) / (to - from);
  return isDown ? [x, y + part] : [x + part, y];
}

/** Douglas–Peucker on a closed line, split at the point farthest from the first. */
function simplify(outline: readonly Point[], tolerance: number): Point[] {
  const [first] = outline;
  if (first === undefined) return [];
  let split = 0;
  let most = 0;
  outline.forEach((point, index) => {
    const far = distance(point, first);
    if (far > most) [split, most] = [index, far];
  });
  const closed = [...outline, first];
  const kept: Point[] = [];
  keepNeeded(closed, 0, split, tolerance, kept);
  keepNeeded(closed, split, outline.length, tolerance, kept);
  return kept;
}

/** Adds the points from `start` to `end` that are needed to `kept`, but for the last, which the next part begins with. */
function keepNeeded(
  line: readonly Point[],
  start: number,
  end: number,
  tolerance: number,
  kept: Point[],
): void {
  const [from, to] = [line[start], line[end]];
  if (from === undefined || to === undefined || start >= end) return;
  const length = distance(from, to);
  let farthest = start;
  let most = tolerance;
  for (let index = start + 1; index < end; index++) {
    const [x, y] = line[index] ?? from;
    const off =
      length === 0
        ? distance([x, y], from)
        : Math.abs((to[0] - from[0]) * (from[1] - y) - (from[0] - x) * (to[1] - from[1])) / length;
    if (off > most) [farthest, most] = [index, off];
  }
  if (farthest === start) {
    kept.push(from);
    return;
  }
  keepNeeded(line, start, farthest, tolerance, kept);
  keepNeeded(line, farthest, end, tolerance, kept);
}

function distance([x, y]: Point, [toX, toY]: Point): number {
  // Math.hypot guards against overflow and is ten times slower.
  return Math.sqrt((toX - x) ** 2 + (toY - y) ** 2);
}
