/**
 * Why a recording ended: the person stopped it; a limit was reached; the tab was closed; it went to a page that the extension
 * may not read; the disk was full; the browser gave no more. `interrupted`: extension or browser ended meanwhile, and what was
 * stored by then is kept.
 */
export type RecordingEnd =
  | 'stopped'
  | 'time'
  | 'size'
  | 'closed'
  | 'left'
  | 'disk-full'
  | 'failed'
  | 'interrupted';

/** What a recording may be at most: ms, and bytes of its file. */
export interface RecordingLimits {
  ms: number;
  bytes: number;
}

/** The tab showed this address (its secrets removed) from so many ms after the beginning, to about a second. */
export interface RecordedAddress {
  atMs: number;
  url: string;
}

/** How the recording of a tab came about; without sound. */
export interface RecordingFact {
  /** Among the capture's files, with exactly the bytes that the browser gave; null where it was cut off before the first of them. */
  path: string | null;
  /** ISO UTC, by the device's clock. */
  startedAt: string;
  /** From the beginning to the last bytes that were stored, by the device's monotonic clock. */
  durationMs: number;
  end: RecordingEnd;
  limits: RecordingLimits;
  /** Each page that the tab went to meanwhile, the first one first. */
  addresses: RecordedAddress[];
}

export const RECORDING = 'recording-001.webm';
export const RECORDING_TYPE = 'video/webm';

const PART = /^recording-001\.part-\d{5}\.webm$/;

/** Bytes are stored as they come, each second's under a name of its own; together, in the order of their names, they are the file. */
export function recordingPart(number: number): string {
  return `recording-001.part-${String(number).padStart(5, '0')}.webm`;
}

export function isRecordingPart(path: string): boolean {
  return PART.test(path);
}

/** What a person may set. */
export const RECORDING_MINUTES = [1, 3, 5, 10] as const;
export const RECORDING_MEGABYTES = [20, 50, 100] as const;

/** What a recording is while it runs, for whoever shows it. */
export interface RunningRecording {
  captureId: string;
  tabId: number;
  elapsedMs: number;
  bytes: number;
  limits: RecordingLimits;
}
