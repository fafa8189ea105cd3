import { RECORDING_TYPE } from '../model/recording';

/** A browser that is killed loses no more than this much of a recording, in ms. */
const SLICE_MS = 1000;
/** Pages mostly stand still, and what moves on them is read rather than watched. */
const MOST_FRAMES = 15;
/** Small print stays readable, and three minutes of it stay below 50 MB. */
const BITS_PER_SECOND = 2_000_000;
/** In px; a larger tab is recorded smaller. */
const MOST_SIDE = 1920;

/** Px of the tab when it begins; where it is resized meanwhile, the rest is filled with black. */
export interface FrameSize {
  width: number;
  height: number;
}

export interface TabRecorder {
  /** What is still to come comes, then the end. */
  stop(): void;
}

export interface RecorderEvents {
  /** Each second's bytes, in order. */
  onBytes(bytes: Blob): void;
  /** Once, after the last bytes: stopped, or the tab gone. */
  onEnd(hasFailed: boolean): void;
}

/** Records a tab without sound, in a document (a worker has no media). @throws DOMException where the browser refuses the stream. */
export async function recordTab(
  streamId: string,
  size: FrameSize,
  { onBytes, onEnd }: RecorderEvents,
): Promise<TabRecorder> {
  const { width, height } = fitting(size);
  const mandatory = {
    chromeMediaSource: 'tab',
    chromeMediaSourceId: streamId,
    maxFrameRate: MOST_FRAMES,
    // Without these, Chromium squeezes every tab into 800 × 600 (measured, 156).
    minWidth: width,
    maxWidth: width,
    minHeight: height,
    maxHeight: height,
  };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    // Chromium's own constraints, which the standard's types do not know.
    video: { mandatory } as MediaTrackConstraints,
  });
  const recorder = new MediaRecorder(stream, {
    mimeType: `${RECORDING_TYPE};codecs=vp9`,
    videoBitsPerSecond: BITS_PER_SECOND,
  });
  let hasFailed = false;
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) onBytes(data);
  });
  recorder.addEventListener('error', () => (hasFailed = true));
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop();
    onEnd(hasFailed);
  });
  recorder.start(SLICE_MS);
  return {
    stop() {
      if (recorder.state !== 'inactive') recorder.stop();
    },
  };
}

function fitting({ width, height }: FrameSize): FrameSize {
  const scale = Math.min(1, MOST_SIDE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
