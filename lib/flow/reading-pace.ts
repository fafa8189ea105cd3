/** Readings of a page that changes are at least this far apart. */
const SHORTEST_REST_MS = 100;
/** A page that changes without end is read at least this often. */
const LONGEST_REST_MS = 10_000;
/** After a reading the page has so many times its length for itself: watching takes 2.5 % of a core, and less on small pages. */
const REST_PER_READING = 40;
/** So long without telling words, and they are believed at once again. */
const FORGOTTEN_AFTER_MS = 10_000;

/** When a page that changes is read again; all times are ms of one clock. */
export interface ReadingPace {
  /** The moment for the next reading. A change that can be a result (`isTelling`) is read nearly at once. */
  nextReading(isTelling: boolean, now: number): number;
  /** Told after every reading; `isNews`: it showed something to capture. */
  wasRead(start: number, end: number, isNews: boolean): void;
}

/**
 * Keeps watching cheap on pages that change in every frame, and quick for results that stand for a moment. Telling words
 * that turn out to be nothing again and again (a ticker of other people's purchases) are believed later each time.
 */
export function createReadingPace(): ReadingPace {
  let last = -Infinity;
  let rest = SHORTEST_REST_MS;
  let patience = SHORTEST_REST_MS;
  let toldAt = -Infinity;
  let wasTold = false;
  return {
    nextReading(isTelling, now) {
      if (isTelling) {
        if (now - toldAt > FORGOTTEN_AFTER_MS) patience = SHORTEST_REST_MS;
        toldAt = now;
        wasTold = true;
      }
      return Math.max(now, last + (isTelling ? Math.min(rest, patience) : rest));
    },
    wasRead(start, end, isNews) {
      last = end;
      rest = Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, REST_PER_READING * (end - start)));
      if (isNews) patience = SHORTEST_REST_MS;
      else if (wasTold) patience = Math.min(LONGEST_REST_MS, 2 * patience);
      wasTold = false;
    },
  };
}
