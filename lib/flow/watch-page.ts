import { fingerprint } from '../capture/fingerprint';
import { scrubPage } from '../capture/scrub-page';
import { scrubUrl } from '../capture/scrub-url';
import type { CaptureOutcome, CaptureRequest, NoticeTexts } from '../model/message';
import type { PageCopy, Sighting } from '../model/page';
import type { PlatformDefinition } from '../model/platform';
import type { Reading } from '../model/reading';
import type { Stage } from '../model/stage';
import { recognize } from '../recognize/recognize';
import { sharedAnywhere } from './shared-anywhere';

/** Stages that may be gone in a moment: captured at first sight. */
const FLEETING: ReadonlySet<Stage> = new Set(['paid', 'failed', 'order', 'refund', 'claim']);
/** Stages where the person still chooses: captured once nothing has changed for a while. */
const SETTLING: ReadonlySet<Stage> = new Set(['offer', 'cashier', 'balance', 'progress']);
const SETTLED_AFTER_MS = 600;
/** The first change is read at once, a storm of them this often: a result that stands for 300 ms is still seen. */
const BURST_MS = 100;
/** Changes of what a person sees that are no change of the DOM: a choice, the end of a fade-in. */
const ON_DOCUMENT = ['change', 'transitionend', 'animationend'];
const ON_WINDOW = ['load', 'pageshow', 'popstate'];
const TEXT_LIMIT = 200_000;
/** A page that changes without end is not photographed without end, nor a full disk asked without end. */
const CAPTURES_PER_PAGE = 20;

/** What the page's script needs from outside. */
export interface PageEnvironment {
  window: Window & typeof globalThis;
  platforms: readonly PlatformDefinition[];
  /** False where the page is only read when the person asks. */
  isAutomatic: boolean;
  /** The extension was updated or removed under this script: nobody would answer it. */
  isOrphan(): boolean;
  takeCapture(request: CaptureRequest): Promise<CaptureOutcome>;
  showNotice(texts: NoticeTexts, outcome: CaptureOutcome): void;
  /** Hides our notice; true where it was showing, so that the next frame has to be waited for. */
  hideNotice(): boolean;
}

/** The page as the background may ask for it. */
export interface WatchedPage {
  peekPage(): Reading;
  readPage(): Promise<{ reading: Reading; sighting: Sighting }>;
  copyPage(): PageCopy;
  sightPage(): Sighting;
  stop(): void;
}

/** Reads the page whenever it changes, and asks for a capture when it shows a stage of a purchase that is new. */
export function watchPage(environment: PageEnvironment): WatchedPage {
  const { window, platforms } = environment;
  const { document } = window;
  const captured = new Set<string>();
  let attempts = 0;
  let underway = 0;
  let burst: number | undefined;
  let lookedAt = -BURST_MS;
  let settling: { print: string; timer: number } | undefined;

  const read = () =>
    recognize(document, { url: window.location.href, platforms, anywhere: sharedAnywhere() });

  const look = () => {
    if (environment.isOrphan()) return stop();
    burst = undefined;
    lookedAt = window.performance.now();
    const reading = read();
    const print = fingerprint(reading, window.location.href);
    if (settling !== undefined && settling.print !== print) {
      window.clearTimeout(settling.timer);
      settling = undefined;
    }
    if (reading.stage === null || captured.has(print) || attempts >= CAPTURES_PER_PAGE) return;
    if (FLEETING.has(reading.stage)) void capture(reading, print);
    else if (SETTLING.has(reading.stage) && settling === undefined) {
      settling = { print, timer: window.setTimeout(settle, SETTLED_AFTER_MS) };
    }
  };

  const settle = () => {
    const waiting = settling?.print;
    settling = undefined;
    const reading = read();
    const print = fingerprint(reading, window.location.href);
    if (print === waiting) void capture(reading, print);
    else look();
  };

  const capture = async (reading: Reading, print: string) => {
    captured.add(print);
    attempts += 1;
    underway += 1;
    // A tab in the background cannot be photographed: its turn comes when it is shown.
    if (document.hidden) document.addEventListener('visibilitychange', () => retake(print), { once: true });
    await painted(window, environment.hideNotice());
    const outcome = await environment
      .takeCapture({ reading, sighting: sight(), trigger: 'recognized' })
      .catch((): CaptureOutcome => ({ status: 'failed', notice: null }));
    underway -= 1;
    if (outcome.status === 'failed') captured.delete(print);
    // No notice while another picture is being taken: it would be in it.
    if (outcome.status !== 'duplicate' && outcome.notice !== null && underway === 0)
      environment.showNotice(outcome.notice, outcome);
  };

  const retake = (print: string) => {
    captured.delete(print);
    onChange();
  };

  const sight = (): Sighting => sightPage(window);

  const stop = () => {
    observer.disconnect();
    window.clearTimeout(burst);
    window.clearTimeout(settling?.timer);
    for (const event of ON_WINDOW) window.removeEventListener(event, onChange);
    for (const event of ON_DOCUMENT) document.removeEventListener(event, onChange, true);
  };

  const onChange = () => {
    burst ??= window.setTimeout(look, Math.max(0, lookedAt + BURST_MS - window.performance.now()));
  };
  const observer = new window.MutationObserver(onChange);
  if (environment.isAutomatic) {
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'checked'],
    });
    for (const event of ON_WINDOW) window.addEventListener(event, onChange);
    for (const event of ON_DOCUMENT) document.addEventListener(event, onChange, true);
    look();
  }

  return {
    peekPage: read,
    async readPage() {
      await painted(window, environment.hideNotice());
      return { reading: read(), sighting: sight() };
    },
    copyPage: () => ({ html: scrubPage(document) }),
    sightPage: sight,
    stop,
  };
}

function sightPage(window: Window & typeof globalThis): Sighting {
  const { document } = window;
  const now = new Date();
  return {
    url: scrubUrl(window.location.href),
    title: document.title.slice(0, 300),
    language: document.documentElement.lang,
    text: (document.body?.innerText ?? '').slice(0, TEXT_LIMIT),
    view: {
      width: window.innerWidth,
      height: window.innerHeight,
      scrollX: window.scrollX,
      scrollY: window.scrollY,
      devicePixelRatio: window.devicePixelRatio,
    },
    clock: {
      utc: now.toISOString(),
      offsetMinutes: -now.getTimezoneOffset(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      monotonicMs: window.performance.now(),
      timeOrigin: window.performance.timeOrigin,
    },
    visible: document.visibilityState === 'visible',
  };
}

/**
 * What was read has to be on the screen before its picture is taken: the next frame, or the one after it where our
 * notice had to go. A tab in the background paints nothing, so nobody waits for it longer than a moment.
 */
function painted(window: Window, wasNoticeShown: boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, 120);
    const done = () => {
      window.clearTimeout(timer);
      // After the frame's own work: by then it has been handed to the compositor.
      window.setTimeout(resolve, 0);
    };
    window.requestAnimationFrame(() => (wasNoticeShown ? window.requestAnimationFrame(done) : done()));
  });
}
