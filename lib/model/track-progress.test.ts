import { describe, expect, it } from 'vitest';
import { plotProgress, sharePercent } from './progress';
import type { Stage } from './stage';
import type { CountKind } from './surroundings';
import { trackProgress } from './track-progress';

/** One capture an hour, with these numbers. */
const captures = (...all: Partial<Record<CountKind, string>>[]) =>
  all.map((counts, hour) => ({
    id: `c-${hour}`,
    stage: 'progress' as Stage,
    clock: {
      utc: `2026-11-21T0${hour}:00:00.000Z`,
      offsetMinutes: 0,
      timeZone: 'UTC',
      monotonicMs: 0,
      timeOrigin: 0,
    },
    surroundings: {
      balances: [],
      promises: [],
      steps: [],
      controls: null,
      counts: Object.entries(counts).map(([kind, value]) => ({
        kind: kind as CountKind,
        value,
        quote: `${kind} ${value}`,
      })),
    },
  }));
const delivered = (progress: ReturnType<typeof trackProgress>) =>
  progress?.points.map((point) => point.delivered);

describe('trackProgress', () => {
  it('shows what was promised, and what came of it', () => {
    const progress = trackProgress(captures({ ordered: '1000' }, { delivered: '120' }, { delivered: '600' }));
    expect(progress).toMatchObject({
      promised: { value: 1000, captureId: 'c-0', quote: 'ordered 1000' },
      basis: 'told',
      points: [
        { captureId: 'c-1', delivered: 120 },
        { captureId: 'c-2', delivered: 600 },
      ],
    });
    expect(progress && sharePercent(progress)).toBe(60);
  });

  it('counts back from what remains', () => {
    expect(
      delivered(trackProgress(captures({ ordered: '1000', remaining: '1000' }, { remaining: '400' }))),
    ).toEqual([0, 600]);
    expect(trackProgress(captures({ remaining: '400' }))).toBeNull();
  });

  it('counts what was gained: since the start that the page names, else since the first capture', () => {
    expect(delivered(trackProgress(captures({ start: '100', current: '150' }, { current: '700' })))).toEqual([
      50, 600,
    ]);
    const first = trackProgress(captures({ current: '120' }, { current: '720' }));
    expect(first).toMatchObject({ promised: null, basis: 'gainedSinceFirst' });
    expect(delivered(first)).toEqual([0, 600]);
    expect(first && sharePercent(first)).toBeNull();
  });

  it('keeps to one way of counting, and draws nothing of nothing', () => {
    expect(
      delivered(trackProgress(captures({ delivered: '5', current: '900' }, { current: '1000' }))),
    ).toEqual([5]);
    expect(trackProgress(captures({}, { ordered: '1000' }))).toBeNull();
    expect(trackProgress([])).toBeNull();
  });

  it('takes neither followers, finished orders nor what is in stock for a delivery', () => {
    const pages = (...all: Partial<Record<CountKind, string>>[]) =>
      captures(...all).map((page) => ({ ...page, stage: 'order' as Stage }));
    expect(trackProgress(pages({ current: '120' }, { current: '121' }))).toBeNull();
    expect(trackProgress(pages({ delivered: '12' }))).toBeNull();
    expect(trackProgress(pages({ ordered: '1', current: '120' }))).toBeNull();
    expect(trackProgress(pages({ ordered: '1', remaining: '57' }))).toBeNull();
    expect(delivered(trackProgress(pages({ ordered: '1000', delivered: '600' })))).toEqual([600]);
    expect(delivered(trackProgress(pages({ start: '100', current: '700' })))).toEqual([600]);
  });

  it('takes no masked number for one', () => {
    expect(trackProgress(captures({ delivered: '█████' }))).toBeNull();
  });
});

describe('plotProgress', () => {
  it('goes from the first to the last capture, up to what was promised', () => {
    const progress = trackProgress(
      captures({ ordered: '1000', delivered: '0' }, { delivered: '250' }, { delivered: '600' }),
    );
    expect(progress && plotProgress(progress, 200, 100)).toEqual({
      points: [
        { x: 0, y: 100 },
        { x: 100, y: 75 },
        { x: 200, y: 40 },
      ],
      promisedY: 0,
      top: 1000,
    });
  });

  it('stays within its box where more came than was promised, or less than nothing', () => {
    const progress = trackProgress(
      captures({ ordered: '10', current: '100' }, { current: '130' }, { current: '90' }),
    );
    const plot = progress && plotProgress(progress, 200, 100);
    for (const { x, y } of plot?.points ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(200);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(100);
    }
  });
});
