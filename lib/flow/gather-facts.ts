import type { CaptureFacts, Picture, Shot } from '../capture/compose-capture';
import { isSamePage } from '../capture/same-page';
import type { CopyGap, TabTrace } from '../model/capture';
import type { CaptureRequest } from '../model/message';
import type { PageCopy, Sighting } from '../model/page';
import { PICTURE_GAPS, PictureGapError } from '../model/picture-gap';
import { sha256Hex } from '../model/sha256';
import { within } from '../model/wait';
import { photographWhole, type JoinFrames, type Scroller } from './photograph-whole';

/** A page that moves is given this long to come to rest before its second picture. */
const SETTLE_MS = 900;
const SETTLE_STEP_MS = 150;
/** Other pictures wait while a page is asked whether it is still there. */
const THERE_MS = 700;

/** Pixels of a tab. The tab was in front of its window just before and just after. */
export interface Screenshot {
  png: Blob;
  /** Those of `png`, where they are at hand. */
  bytes?: Uint8Array<ArrayBuffer> | undefined;
  attempts: number;
  takenAt: string;
  /** The page was there meanwhile, and no navigation had begun when the browser answered: these are its pixels. */
  isCertain: boolean;
}

/** The tab that a capture is taken of, as the browser tells it. */
export interface CapturedTab {
  trace: TabTrace;
  /** Whether its window showed the tab when the capture was asked for. */
  wasActive: boolean;
  /** Messages reach the document that asked for the capture and no other. */
  isBoundToDocument: boolean;
  isActive(): Promise<boolean>;
  /** Whether the page is still being loaded. */
  isLoading(): Promise<boolean>;
  zoom(): Promise<number>;
  /** @throws PictureGapError where we know why there are no pixels. */
  screenshot(isThere: () => Promise<boolean>): Promise<Screenshot>;
  render(): Promise<Blob>;
  copy(): Promise<PageCopy>;
  sight(): Promise<Sighting>;
  scroller?: Scroller;
}

export interface FactTools {
  extension: { version: string; build: string };
  browserName: string;
  wait(ms: number): Promise<void>;
  joinFrames: JoinFrames;
}

/** Keeps the first picture at once, where a second one is waited for. */
type KeepFirst = (picture: Picture) => Promise<void>;

/** The picture and everything around it: a picture that may show another page is thrown away. Never rejects. */
export async function gatherFacts(
  id: string,
  request: CaptureRequest,
  tab: CapturedTab,
  tools: FactTools,
  keepFirst: KeepFirst,
): Promise<CaptureFacts> {
  const before = request.sighting;
  const copied = tab.copy().catch(() => null);
  const zoom = tab.zoom().catch(() => null);
  const taken = await takePicture(tab, isStillThere(tab, before));
  const [tabActiveAfter, isLoading, after] = await Promise.all([
    tab.isActive().catch(() => null),
    tab.isLoading().catch(() => false),
    tab.sight().catch(() => null),
  ]);
  const isSame = after !== null && isSamePage(before, after);
  const picture = await judge(taken, { before, after, isSame, isClosed: tabActiveAfter === null });
  const second =
    isSame && isRestless(picture, isLoading)
      ? (await Promise.all([settledShot(picture, after, tab, tools), keepFirst(picture)]))[0]
      : null;
  const { scroller } = tab;
  const whole =
    request.isWhole === true && isSame && picture.method === 'screenshot' && scroller !== undefined
      ? await photographWhole(before, { ...tab, scroller }, tools.joinFrames).catch(() => null)
      : null;
  const added = [...(second === null ? [] : [second]), ...(whole?.shots ?? [])];
  const copy = await copied;
  const copyGap = gapOfCopy(copy, isSame || tab.isBoundToDocument);
  return {
    id,
    trigger: request.trigger,
    reading: request.reading,
    before,
    after,
    tabActiveBefore: tab.wasActive,
    tabActiveAfter: tabActiveAfter ?? false,
    picture: { ...picture, shots: [...picture.shots, ...added] },
    ...(whole !== null && { whole: { fact: whole.whole, composed: whole.composed } }),
    html: copyGap === null && copy !== null ? copy.html : null,
    controls: copyGap === null && copy !== null ? copy.controls : null,
    copyGap,
    zoom: await zoom,
    extension: tools.extension,
    browser: tools.browserName,
  };
}

/**
 * The tab, with its first picture begun: what may be gone in a moment does not wait until it is known whose purchase it is.
 * Where it turns out to have been captured already, that picture is thrown away.
 */
export function photographedAhead(tab: CapturedTab, before: Sighting): CapturedTab {
  let ahead: Promise<Screenshot> | null = tab.screenshot(isStillThere(tab, before));
  // Told to whoever asks for it.
  ahead.catch(() => undefined);
  return {
    ...tab,
    screenshot(isThere) {
      const first = ahead;
      ahead = null;
      return first ?? tab.screenshot(isThere);
    },
  };
}

function isStillThere(tab: CapturedTab, before: Sighting): () => Promise<boolean> {
  return () =>
    within(THERE_MS, tab.sight()).then(
      (now) => isSamePage(before, now),
      () => false,
    );
}

/** A picture before it is known whether it shows the right page. */
interface Taken {
  method: Picture['method'];
  shot: Omit<Screenshot, 'attempts'> | null;
  reason: string | null;
  attempts: number;
}

/** Real pixels where the browser gives them, else the page redrawn, else the reason why there is no picture. */
async function takePicture(tab: CapturedTab, isThere: () => Promise<boolean>): Promise<Taken> {
  let reason: string;
  let attempts = 0;
  try {
    const { attempts: needed, ...shot } = await tab.screenshot(isThere);
    return { method: 'screenshot', shot, reason: null, attempts: needed };
  } catch (error) {
    reason = messageOf(error);
    const isUntried = error instanceof PictureGapError && error.gap !== 'refused' && error.gap !== 'moved';
    attempts = isUntried ? 0 : 1;
    if (error instanceof PictureGapError && error.gap === 'closed')
      return { method: 'none', shot: null, reason, attempts };
  }
  try {
    const png = await tab.render();
    const shot = { png, takenAt: new Date().toISOString(), isCertain: false };
    return { method: 'rendered', shot, reason, attempts };
  } catch (error) {
    return { method: 'none', shot: null, reason: `${reason}; ${messageOf(error)}`, attempts };
  }
}

/** Throws away what may be a picture of another page; where the page just left, certain pixels of it are kept. */
async function judge(
  { method, shot, reason, attempts }: Taken,
  page: { before: Sighting; after: Sighting | null; isSame: boolean; isClosed: boolean },
): Promise<Picture> {
  if (shot === null) return { method, shots: [], reason, attempts };
  const isRight = page.isSame || (page.after === null && shot.isCertain);
  if (!isRight) {
    const gap = page.isClosed ? PICTURE_GAPS.closed : PICTURE_GAPS.moved;
    return { method: 'none', shots: [], reason: gap, attempts };
  }
  const [textSha256Before, textSha256After] = await Promise.all([
    sha256Hex(page.before.text),
    page.after === null ? null : sha256Hex(page.after.text),
  ]);
  const first: Shot = {
    role: 'first',
    png: shot.png,
    bytes: shot.bytes,
    takenAt: shot.takenAt,
    textSha256Before,
    textSha256After,
  };
  return { method, shots: [first], reason, attempts };
}

/** Whether the first picture was taken of a page that was still moving or loading. */
function isRestless({ method, shots: [first] }: Picture, isLoading: boolean): boolean {
  if (method !== 'screenshot' || first === undefined) return false;
  return isLoading || first.textSha256Before !== first.textSha256After;
}

/** A second picture, of the page at rest. Null where it looks the same, or is gone by now: the first stands for itself. */
async function settledShot(
  { shots: [first] }: Picture,
  after: Sighting,
  tab: CapturedTab,
  tools: FactTools,
): Promise<Shot | null> {
  try {
    const rested = await untilRested(after, tab, tools);
    const { png, takenAt } = await tab.screenshot(async () => true);
    const last = await tab.sight();
    if (!isSamePage(after, last) || (first && (await isEqual(png, first.png)))) return null;
    const [textSha256Before, textSha256After] = [await sha256Hex(rested.text), await sha256Hex(last.text)];
    return { role: 'settled', png, takenAt, textSha256Before, textSha256After };
  } catch {
    return null;
  }
}

/** The page once two sightings in a row are equal and nothing loads any more, or as it is when time is up. */
async function untilRested(first: Sighting, tab: CapturedTab, tools: FactTools): Promise<Sighting> {
  let seen = first;
  for (let waited = 0; waited < SETTLE_MS; waited += SETTLE_STEP_MS) {
    await tools.wait(SETTLE_STEP_MS);
    const [now, isLoading] = await Promise.all([tab.sight(), tab.isLoading()]);
    const isResting = now.text === seen.text && !isLoading;
    seen = now;
    if (isResting) break;
  }
  return seen;
}

async function isEqual(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [left, right] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const bytes = new Uint8Array(right);
  return new Uint8Array(left).every((byte, index) => byte === bytes[index]);
}

function gapOfCopy(copy: PageCopy | null, isSurelyThisPage: boolean): CopyGap | null {
  if (copy === null) return 'gone';
  return isSurelyThisPage ? null : 'moved';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
