import type { CaptureFacts, Shot } from '../capture/compose-capture';
import { isSamePage } from '../capture/same-page';
import { interruptedGap } from '../ledger/gaps';
import { picturesOf, type Capture, type TabTrace } from '../model/capture';
import type { CaptureRequest } from '../model/message';
import { PICTURE_GAPS } from '../model/picture-gap';
import type { Store } from '../store/store';
import { gatherFacts, type CapturedTab, type FactTools } from './gather-facts';
import { recordingFacts } from './recording-facts';
import { requestOf } from './request-of';
import { sealCapture } from './seal-capture';
import { keepFirst } from './take-capture';

export interface ResumeTools extends FactTools {
  store: Store;
  underway: Set<string>;
  inTurn<T>(decide: () => Promise<T>): Promise<T>;
  /** Rejects where the tab is gone. */
  openTab(trace: TabTrace): Promise<CapturedTab>;
  /** Whose tab is being recorded all the while, in the hidden document; null for none. */
  recordedId(): Promise<string | null>;
}

/**
 * After a crash or a killed worker: what was written ahead is taken up again. Where the page still stands as it was, its
 * picture is taken now (and its time says so); otherwise the record is sealed as it is, with the gap named. Ledger lines
 * of this run that come first are waited for (`isReady`).
 */
export async function resumeCaptures(
  tools: ResumeTools,
  isReady: Promise<unknown> = Promise.resolve(),
): Promise<number> {
  const { store, underway } = tools;
  // In turn, before any new capture: what a page asks for once more is found to be under way.
  const pending = await tools.inTurn(async () => {
    const recordedId = await tools.recordedId().catch(() => null);
    const left = (await store.pendingCaptures()).filter(({ id }) => !underway.has(id) && id !== recordedId);
    for (const { id } of left) underway.add(id);
    return left;
  });
  await isReady;
  for (const capture of pending) {
    try {
      await sealCapture(capture, await factsOf(capture, tools), store, [await interruptedGap(capture.id)]);
    } finally {
      underway.delete(capture.id);
    }
  }
  return pending.length;
}

async function factsOf(capture: Capture, tools: ResumeTools): Promise<CaptureFacts> {
  if (capture.body.recording !== undefined) return recordingFacts(capture, tools.store);
  const request = await requestOf(capture, tools.store);
  const kept = await keptShot(capture, tools.store);
  if (kept === null) {
    const tab = await tools.openTab(capture.trace).catch(() => null);
    if (tab !== null && (await isStanding(tab, request)))
      return gatherFacts(capture.id, request, tab, tools, (picture) =>
        keepFirst(capture, picture, tools.store),
      );
  }
  const { body } = capture;
  return {
    id: capture.id,
    trigger: request.trigger,
    reading: request.reading,
    before: request.sighting,
    after: null,
    tabActiveBefore: body.checks.tabActiveBefore,
    tabActiveAfter: false,
    picture:
      kept === null
        ? { method: 'none', shots: [], reason: PICTURE_GAPS.interrupted, attempts: 0 }
        : { ...body.picture, shots: [kept] },
    html: null,
    controls: null,
    copyGap: 'interrupted',
    zoom: body.zoom,
    extension: body.extension,
    browser: body.browser,
  };
}

/** The first picture, where the run was cut off while it waited for the second. */
async function keptShot({ id, body }: Capture, store: Store): Promise<Shot | null> {
  const [fact] = picturesOf(body);
  const file = fact === undefined ? undefined : await store.file(id, fact.path);
  if (fact === undefined || file === undefined) return null;
  const { role, takenAt, textSha256Before, textSha256After } = fact;
  return { role, png: file.content, takenAt, textSha256Before, textSha256After };
}

/** The same document still shows the same text where it did: a picture of it now is a picture of what was read. */
async function isStanding(tab: CapturedTab, { sighting }: CaptureRequest): Promise<boolean> {
  const now = await tab.sight().catch(() => null);
  if (now === null || !isSamePage(sighting, now)) return false;
  return now.text === sighting.text && JSON.stringify(now.view) === JSON.stringify(sighting.view);
}
