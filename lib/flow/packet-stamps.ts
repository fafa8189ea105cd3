import type { Capture } from '../model/capture';
import { packetSubject, type TimeStamp } from '../model/time-stamp';
import type { Store } from '../store/store';

/** An export waits for the authorities so long, in ms; what has not come by then is pending. */
const PATIENCE = 10_000;

/**
 * Of each authority, for each capture, the first checked stamp of a ledger line that reaches it. `lastSeq` is the last
 * line that they and the captures need: the packet's ledger goes so far.
 */
export async function anchorsFor(
  captures: readonly Capture[],
  store: Store,
): Promise<{ anchors: TimeStamp[]; lastSeq: number }> {
  const seqs = captures.map(({ seq }) => seq ?? 0);
  const anchors = firstReaching(seqs, await store.stampsInState('stamped'));
  return { anchors, lastSeq: Math.max(0, ...seqs, ...anchors.map(({ seq }) => seq)) };
}

/** Of each authority, for each of these ledger lines, the first of the checked stamps that reaches it; by line and authority. */
export function firstReaching(seqs: readonly number[], stamps: readonly TimeStamp[]): TimeStamp[] {
  const stamped = stamps
    .filter(({ seq }) => seq > 0)
    .sort((one, other) => one.seq - other.seq || (one.authorityId < other.authorityId ? -1 : 1));
  const authorities = new Set(stamped.map(({ authorityId }) => authorityId));
  const needed = new Set(
    [...authorities].flatMap((id) =>
      seqs.map((seq) => stamped.find((stamp) => stamp.authorityId === id && stamp.seq >= seq)),
    ),
  );
  return stamped.filter((stamp) => needed.has(stamp));
}

export interface SealStampTools {
  store: Store;
  /** Has the background ask the authorities; answers when they have answered, or at once where none is switched on. */
  requestStamps(tagmanifestSha256: string): Promise<void>;
  signal: AbortSignal;
}

/** A packet's own stamps: those of an earlier export of the same bytes, and what comes in time. @throws the signal's reason */
export async function sealStamps(
  tagmanifestSha256: string,
  { store, requestStamps, signal }: SealStampTools,
): Promise<TimeStamp[]> {
  const subject = packetSubject(tagmanifestSha256);
  // Where the background cannot be asked, the packet goes without.
  const asked = requestStamps(tagmanifestSha256).catch(() => undefined);
  try {
    await withPatience(asked, signal);
  } catch (error) {
    // A packet that nobody gets needs no stamp any more.
    await store.dropPendingStamps((stamp) => stamp.subject === subject);
    throw error;
  }
  return store.stampsOf(subject);
}

async function withPatience(asked: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const over = new AbortController();
  try {
    await Promise.race([
      asked,
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, PATIENCE);
        const cancelled = () => reject(signal.reason as Error);
        signal.addEventListener('abort', cancelled, { once: true, signal: over.signal });
        over.signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    ]);
  } finally {
    over.abort();
  }
}
