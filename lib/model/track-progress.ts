import type { CaptureBody } from './capture';
import type { Progress, ProgressBasis, ProgressPoint } from './progress';
import type { Count, CountKind } from './surroundings';

/** What a progress is read from: the sealed facts of captures, oldest first. */
type Shown = Pick<CaptureBody, 'id' | 'stage' | 'clock' | 'surroundings'>;

/**
 * What captures of one purchase tell of its delivery over time; null where none shows a number of it. One way of counting is
 * kept to the end, the first that any capture allows: numbers of two kinds make no line. Many pages count something, followers
 * or finished orders: without a number that was ordered, only pages of progress speak of a delivery.
 */
export function trackProgress(bodies: readonly Shown[]): Progress | null {
  const shown = bodies.map((body) => ({ ...body, counts: body.surroundings?.counts ?? [] }));
  const [promised = null] = shown.flatMap(({ id, counts }) => {
    const count = countOf(counts, 'ordered');
    return count === null ? [] : [{ captureId: id, value: Number(count.value), quote: count.quote }];
  });
  const ordered = promised?.value ?? null;
  const isMeant = ({ stage }: Shown) => stage === 'progress' || ordered !== null;
  const [firstStart = null] = shown.flatMap(({ counts }) => numberOf(counts, 'start') ?? []);
  const gains = shown.filter(({ stage }) => stage === 'progress' || firstStart !== null);
  const [firstCurrent = null] = gains.flatMap(({ counts }) => numberOf(counts, 'current') ?? []);

  const ways: [ProgressBasis, CountKind, (value: number) => number | null][] = [
    ['told', 'delivered', (value) => value],
    ['remaining', 'remaining', (value) => (ordered === null || value > ordered ? null : ordered - value)],
    firstStart === null
      ? ['gainedSinceFirst', 'current', (value) => (firstCurrent === null ? null : value - firstCurrent)]
      : ['gainedSinceStart', 'current', (value) => value - firstStart],
  ];
  for (const [basis, kind, delivered] of ways) {
    const telling = kind === 'current' ? gains : shown.filter(isMeant);
    const points = telling.flatMap(({ id, clock, counts }): ProgressPoint[] => {
      const count = countOf(counts, kind);
      const value = count === null ? null : delivered(Number(count.value));
      return count === null || value === null
        ? []
        : [{ captureId: id, at: Date.parse(clock.utc), delivered: value, quote: count.quote }];
    });
    if (points.length > 0) return { promised, basis, points };
  }
  return null;
}

/** Null where the page shows none, or where it is masked. */
function countOf(counts: readonly Count[], kind: CountKind): Count | null {
  return counts.find((count) => count.kind === kind && /^\d{1,15}$/.test(count.value)) ?? null;
}

function numberOf(counts: readonly Count[], kind: CountKind): number | null {
  const count = countOf(counts, kind);
  return count === null ? null : Number(count.value);
}
