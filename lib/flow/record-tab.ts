import { pendingCapture } from '../capture/pending-capture';
import { scrubUrl } from '../capture/scrub-url';
import { PAGE_TEXT, type Capture } from '../model/capture';
import type { RecordingStart } from '../model/message';
import type { RecordingLimits, RunningRecording } from '../model/recording';
import { DiskFullError } from '../store/store';
import type { RequestedTab } from './capture-tab';
import { recordingFacts } from './recording-facts';
import { sealCapture } from './seal-capture';
import { takeCapture, type CaptureTools } from './take-capture';

/** What the background needs of the browser to have a tab recorded. */
export interface RecordingTools {
  captures: CaptureTools;
  limits(): Promise<RecordingLimits>;
  /** @throws Error where the tab may not be recorded. */
  streamOf(tabId: number): Promise<string>;
  /** The hidden document records. @throws Error where one is recorded already, or the browser refuses. */
  begin(streamId: string, capture: Capture): Promise<void>;
  /** Null where nothing is being recorded. */
  running(): Promise<RunningRecording | null>;
  /** Ends what is being recorded. */
  stop(): Promise<void>;
  /** The tab's address; null where it is gone, or may not be read. */
  addressOf(tabId: number): Promise<string | null>;
  /** Beside the toolbar button, all the while; null: it has ended. */
  showTime(tabId: number, elapsedMs: number | null): Promise<void>;
}

/**
 * The person pressed "record": the page is captured as by hand, so that its picture, text and values are safe, and from then
 * on the tab is recorded into a record of its own, beside that one. Nothing is shown on the page, as it would be in the
 * recording.
 * @param known names the tab's stream, where that was asked for already
 */
export async function startRecording(
  tab: RequestedTab,
  known: string | null,
  tools: RecordingTools,
): Promise<RecordingStart> {
  const { captures } = tools;
  const { store } = captures;
  const failed = (failure: RecordingFailure) => ({ status: 'failed', failure }) as const;
  if ((await tools.running()) !== null) return failed('busy');
  // Before anything is stored: most refusals are known by now.
  const streamId = known ?? (await tools.streamOf(tab.trace.tabId).catch(() => null));
  if (streamId === null) return failed('refused');
  const read = await tab.read().catch(() => null);
  if (read === null) return failed('unreadable');
  const page = await takeCapture({ ...read, trigger: 'user' }, tab, captures);
  if (page.status !== 'captured') return failed('unsaved');
  const capture = pendingRecording(read, page.purchaseId, tab, await tools.limits(), captures);
  try {
    const text = new Blob([read.sighting.text], { type: 'text/plain' });
    await store.putPending(capture, [{ captureId: capture.id, path: PAGE_TEXT, content: text }]);
    await tools.begin(streamId, capture);
    await tools.showTime(tab.trace.tabId, 0);
    return { status: 'started', captureId: capture.id };
  } catch (error) {
    await store.forgetPending(capture.id);
    return failed(error instanceof DiskFullError ? 'disk-full' : 'refused');
  }
}

type RecordingFailure = (RecordingStart & { status: 'failed' })['failure'];

/** Written ahead as one that was interrupted: so it stays where nothing more comes. */
function pendingRecording(
  read: Awaited<ReturnType<RequestedTab['read']>>,
  purchaseId: string,
  { trace }: RequestedTab,
  limits: RecordingLimits,
  tools: CaptureTools,
): Capture {
  const id = tools.newId('c');
  const now = new Date();
  // Its own: a page that looks as it did when the recording began is captured by itself all the same.
  const pending = pendingCapture(
    id,
    purchaseId,
    `recording ${id}`,
    { ...read, trigger: 'user' },
    trace,
    tools,
  );
  return {
    ...pending,
    body: {
      ...pending.body,
      recording: {
        path: null,
        startedAt: now.toISOString(),
        durationMs: 0,
        end: 'interrupted',
        limits,
        addresses: [{ atMs: 0, url: read.sighting.url }],
      },
    },
  };
}

/** Each second, from the hidden document: shows how long it is, and says what the tab shows. */
export async function followRecording(
  { tabId, elapsedMs }: RunningRecording,
  tools: RecordingTools,
): Promise<{ url: string | null }> {
  await tools.showTime(tabId, elapsedMs);
  const address = await tools.addressOf(tabId);
  return { url: address === null || !/^https?:/.test(address) ? null : scrubUrl(address) };
}

/** It has ended: what was stored becomes one file, hashed and chained like every record. Sealed once, whoever asks. */
export async function sealRecording(captureId: string, tools: RecordingTools): Promise<Capture | null> {
  const { store, underway, inTurn } = tools.captures;
  const pending = await inTurn(async () => {
    const found = await store.capture(captureId);
    if (found?.state !== 'pending' || underway.has(captureId)) return null;
    underway.add(captureId);
    return found;
  });
  if (pending === null) return null;
  try {
    await tools.showTime(pending.trace.tabId, null);
    return await sealCapture(pending, await recordingFacts(pending, store), store);
  } finally {
    underway.delete(captureId);
  }
}
