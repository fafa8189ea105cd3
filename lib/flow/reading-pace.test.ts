import { describe, expect, it } from 'vitest';
import { createReadingPace } from './reading-pace';

const FRAME_MS = 16;

/** Plays a page that changes in every frame: how long it was read, and when each reading began. */
function storm(play: {
  forMs: number;
  readingMs: number;
  isTelling: (now: number) => boolean;
  isNews?: (now: number) => boolean;
}) {
  const pace = createReadingPace();
  const starts: number[] = [];
  let next = Infinity;
  let spent = 0;
  for (let now = 0; now < play.forMs; now += FRAME_MS) {
    next = Math.min(next, pace.nextReading(play.isTelling(now), now));
    if (next > now) continue;
    starts.push(now);
    spent += play.readingMs;
    pace.wasRead(now, now + play.readingMs, play.isNews?.(now) ?? false);
    next = Infinity;
  }
  return { starts, share: spent / play.forMs };
}

describe('a page that changes in every frame', () => {
  it.each([0.5, 3, 12, 60, 250])(
    'costs less than 5 %% of a core where a reading takes %s ms',
    (readingMs) => {
      expect(storm({ forMs: 120_000, readingMs, isTelling: () => false }).share).toBeLessThan(0.05);
    },
  );

  it.each([0.5, 3, 12, 60, 250])(
    'costs no more where its changes sound like results and are none, at %s ms a reading',
    (readingMs) => {
      expect(storm({ forMs: 120_000, readingMs, isTelling: () => true }).share).toBeLessThan(0.05);
    },
  );

  it('is read at least every ten seconds, however long that takes', () => {
    const { starts } = storm({ forMs: 120_000, readingMs: 900, isTelling: () => false });
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000 + 900 + 2 * FRAME_MS);
  });
});

describe('a result that stands for 300 ms', () => {
  it.each([0.5, 3, 12, 60, 250])('is read within such a storm, at %s ms a reading', (readingMs) => {
    // One that comes every four seconds, each new.
    const isShown = (now: number) => now % 4_000 < 300;
    const { starts } = storm({
      forMs: 60_000,
      readingMs,
      isTelling: (now) => now % 4_000 < FRAME_MS,
      isNews: isShown,
    });
    for (let shown = 0; shown < 60_000; shown += 4_000)
      expect(starts.some((start) => start >= shown && start < shown + 300)).toBe(true);
  });
});

it('reads a quiet page at once', () => {
  const pace = createReadingPace();
  expect(pace.nextReading(false, 5)).toBe(5);
  pace.wasRead(5, 9, false);
  expect(pace.nextReading(false, 5_000)).toBe(5_000);
});

it('believes telling words again after ten seconds without', () => {
  const pace = createReadingPace();
  for (let now = 0; now < 5_000; now += 500) {
    pace.nextReading(true, now);
    pace.wasRead(now, now + 100, false);
  }
  expect(pace.nextReading(true, 5_000)).toBeGreaterThan(6_000);
  pace.wasRead(19_900, 20_000, false);
  expect(pace.nextReading(true, 20_050)).toBe(20_100);
});
