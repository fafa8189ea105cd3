import type { FrameSize, RecorderEvents, TabRecorder } from '../browser/tab-recorder';
import type { Capture } from '../model/capture';
import {
  RECORDING,
  recordingPart,
  type RecordingEnd,
  type RecordingFact,
  type RunningRecording,
} from '../model/recording';
import { DiskFullError, type Store } from '../store/store';
import { createTurns } from './run-in-turn';

/** How often time and address are looked at, in ms. */
const LOOK_MS = 1000;

export interface KeeperTools {
  store: Pick<Store, 'extendPending'>;
  record(streamId: string, size: FrameSize, events: RecorderEvents): Promise<TabRecorder>;
  /** Says how far it is; answers with the address that the tab shows now, null where it may not be read. */
  tell(running: RunningRecording): Promise<{ url: string | null }>;
  /** Has the record sealed. */
  seal(captureId: string): Promise<void>;
  /** In ms, never set. */
  now(): number;
}

export type RecordingKeeper = ReturnType<typeof createRecordingKeeper>;

interface Run {
  capture: Capture;
  fact: RecordingFact;
  beganAt: number;
  bytes: number;
  parts: number;
  /** Why it ends; null while it goes on. */
  end: RecordingEnd | null;
  /** No more bytes are kept: one piece was left out, and what follows it would not fit. */
  isFull: boolean;
  /** The person deleted its record meanwhile. */
  isDeleted: boolean;
  recorder: TabRecorder | null;
  ended: Promise<void>;
}

/**
 * Runs in the hidden document, which outlives popup and worker: bytes of the tab → rows in the store, second by second, within
 * the limits, until the person or one of the reasons of `RecordingEnd` ends it. One at a time.
 */
export function createRecordingKeeper({ store, record, tell, seal, now }: KeeperTools) {
  let current: Run | null = null;

  /** The row as it stands. */
  const rowOf = ({ capture, fact }: Run): Capture => ({
    ...capture,
    body: { ...capture.body, recording: fact },
  });
  const elapsed = (run: Run) => Math.round(now() - run.beganAt);

  const stop = (run: Run, end: RecordingEnd) => {
    if (run.end !== null) return;
    run.end = end;
    run.recorder?.stop();
  };

  /** What comes from here on is left out, and the record says why, even where the person has just stopped it. */
  const breakOff = (run: Run, end: RecordingEnd) => {
    stop(run, end);
    run.end = end;
    run.isFull = true;
  };

  const keep = async (run: Run, content: Blob) => {
    if (run.isFull) return;
    if (run.bytes + content.size > run.fact.limits.bytes) {
      // Any beginning of a WebM can be played; one with a hole in it cannot.
      breakOff(run, 'size');
      return;
    }
    run.fact = { ...run.fact, path: RECORDING, durationMs: elapsed(run) };
    const file = { captureId: run.capture.id, path: recordingPart(run.parts + 1), content };
    try {
      run.isDeleted = !(await store.extendPending(rowOf(run), [file]));
      if (run.isDeleted) breakOff(run, 'stopped');
      run.parts += 1;
      run.bytes += content.size;
    } catch (error) {
      breakOff(run, error instanceof DiskFullError ? 'disk-full' : 'failed');
    }
  };

  const look = async (run: Run) => {
    if (elapsed(run) >= run.fact.limits.ms) stop(run, 'time');
    // A worker that is just being started answers the next time.
    const told = await tell(describe(run)).catch(() => null);
    if (told === null) return;
    const { url } = told;
    if (url === null) stop(run, 'left');
    else if (url !== run.fact.addresses.at(-1)?.url)
      run.fact = { ...run.fact, addresses: [...run.fact.addresses, { atMs: elapsed(run), url }] };
  };

  const finish = async (run: Run, hasFailed: boolean) => {
    // The stream of a tab ends by itself with the tab.
    const end = run.end ?? (hasFailed ? 'failed' : 'closed');
    run.fact = { ...run.fact, end, ...(!run.isFull && { durationMs: elapsed(run) }) };
    if (!run.isDeleted) await store.extendPending(rowOf(run), []).catch(() => false);
    if (current === run) current = null;
    // What cannot be sealed now is sealed by the next start of the background.
    if (!run.isDeleted) await seal(run.capture.id).catch((error) => console.error('recording', error));
  };

  const describe = (run: Run): RunningRecording => ({
    captureId: run.capture.id,
    tabId: run.capture.trace.tabId,
    elapsedMs: elapsed(run),
    bytes: run.bytes,
    limits: run.fact.limits,
  });

  return {
    /** Begins; resolves once the browser gives the tab's stream. @throws Error where one runs already, or the browser refuses. */
    async start(streamId: string, capture: Capture): Promise<void> {
      const fact = capture.body.recording;
      if (current !== null || fact === undefined) throw new Error('a recording is running already');
      let isEnded: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (isEnded = resolve));
      const run: Run = {
        capture,
        fact,
        beganAt: now(),
        bytes: 0,
        parts: 0,
        end: null,
        isFull: false,
        isDeleted: false,
        recorder: null,
        ended,
      };
      current = run;
      const inTurn = createTurns();
      const looking: { timer?: ReturnType<typeof setInterval> } = {};
      try {
        run.recorder = await record(streamId, sizeOf(capture), {
          onBytes: (bytes) => void inTurn(() => keep(run, bytes)),
          onEnd(hasFailed) {
            clearInterval(looking.timer);
            void inTurn(() => finish(run, hasFailed)).finally(isEnded);
          },
        });
      } catch (error) {
        current = null;
        throw error;
      }
      run.beganAt = now();
      run.fact = { ...run.fact, startedAt: new Date().toISOString() };
      looking.timer = setInterval(() => void look(run), LOOK_MS);
      // Stopped before it had begun.
      if (run.end !== null) run.recorder.stop();
    },

    /** The person has seen enough. Resolves once it is sealed. */
    async stop(): Promise<void> {
      const run = current;
      if (run === null) return;
      stop(run, 'stopped');
      await run.ended;
    },

    running: (): RunningRecording | null => (current === null ? null : describe(current)),
  };
}

function sizeOf({ body: { view } }: Capture): FrameSize {
  return {
    width: Math.round(view.width * view.devicePixelRatio),
    height: Math.round(view.height * view.devicePixelRatio),
  };
}
