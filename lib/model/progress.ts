/** How much had been delivered when a capture was taken. */
export interface ProgressPoint {
  captureId: string;
  /** UTC ms. */
  at: number;
  delivered: number;
  /** The page's own line. */
  quote: string;
}

/**
 * How `delivered` was told: by the page; as what was ordered less what remains; or as what a count gained since the order's
 * start, where the page names that, else since the first capture.
 */
export type ProgressBasis = 'told' | 'remaining' | 'gainedSinceStart' | 'gainedSinceFirst';

/** An order that is delivered bit by bit, as its captures show it. */
export interface Progress {
  /** Null where no page names it. */
  promised: { value: number; quote: string; captureId: string } | null;
  basis: ProgressBasis;
  /** Oldest first, at least one. */
  points: ProgressPoint[];
}

/** A plot's lines in a box of 0 to `width` and 0 to `height`, y downwards. */
export interface ProgressPlot {
  points: { x: number; y: number }[];
  /** Of the promise; null where there is none. */
  promisedY: number | null;
  /** What the highest line stands for. */
  top: number;
}

/** Lays a progress out: time to the right, and numbers up from zero. A single point stands in the middle. */
export function plotProgress({ points, promised }: Progress, width: number, height: number): ProgressPlot {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const top = Math.max(1, promised?.value ?? 0, ...points.map(({ delivered }) => delivered));
  const across = (at: number) => (last === first ? width / 2 : ((at - first) / (last - first)) * width);
  const up = (value: number) => height - (Math.max(0, value) / top) * height;
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    points: points.map(({ at, delivered }) => ({ x: rounded(across(at)), y: rounded(up(delivered)) })),
    promisedY: promised === null ? null : rounded(up(promised.value)),
    top,
  };
}

/** How much of the promise was there at the last capture, in whole percent, rounded down; null where nothing was promised. */
export function sharePercent({ promised, points }: Progress): number | null {
  const last = points.at(-1)?.delivered ?? 0;
  return promised === null || promised.value === 0 ? null : Math.floor((100 * last) / promised.value);
}
