import { fingerprint } from '../capture/fingerprint';
import { openDialogs, type OpenDialogs } from '../capture/open-dialogs';
import { scrubUrl } from '../capture/scrub-url';
import { visibleText } from '../capture/visible-text';
import type { CaptureOutcome, CaptureRequest, NoticeTexts } from '../model/message';
import type { Sighting } from '../model/page';
import type { PlatformDefinition } from '../model/platform';
import type { Reading } from '../model/reading';
import { FLEETING_STAGES, type Stage } from '../model/stage';
import { recognize } from '../recognize/recognize';
import { isTelling } from '../recognize/telling';
import { changedWords } from './changed-words';
import { createReadingPace } from './reading-pace';
import { sharedAnywhere } from './shared-anywhere';
import { viewOf } from './view-of';

/** Stages where the person still chooses: captured once nothing has changed for a while. */
const SETTLING: ReadonlySet<Stage | null> = new Set(['offer', 'cashier', 'balance', 'progress']);
const SETTLED_AFTER_MS = 600;
/** Changes of what a person sees that are no change of the DOM: a choice, the end of a fade-in, a page that is back. */
const EVENTS = ['change', 'transitionend', 'animationend', 'load', 'pageshow', 'popstate'];
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
  /** A frame has shown all that changed. */
  let isDrawn = false;
  let next: { timer: number; at: number } | undefined;
  let settling: { print: string; timer: number } | undefined;
  const pace = createReadingPace();
  const now = () => window.performance.now();

  const recognizePage = () =>
    recognize(document, { url: window.location.href, platforms, anywhere: sharedAnywhere() });

  /** A reading that nobody asked for: tells its length, and whether there is something new. */
  const read = () => {
    const start = now();
    const reading = recognizePage();
    // Of no other page does what stands open matter.
    const open = SETTLING.has(reading.stage) ? openDialogs(document) : {};
    const print = fingerprint(reading, window.location.href, open);
    const isNew = reading.stage !== null && !captured.has(print) && attempts < CAPTURES_PER_PAGE;
    pace.wasRead(start, now(), isNew && FLEETING_STAGES.has(reading.stage));
    return { reading, print, open, isNew };
  };

  const look = () => {
    window.clearTimeout(next?.timer);
    next = undefined;
    if (environment.isOrphan()) return stop();
    const { reading, print, open, isNew } = read();
    if (settling !== undefined && settling.print !== print) {
      window.clearTimeout(settling.timer);
      settling = undefined;
    }
    if (!isNew) return;
    if (FLEETING_STAGES.has(reading.stage)) void capture(reading, print, open);
    else if (SETTLING.has(reading.stage) && settling === undefined) {
      settling = { print, timer: window.setTimeout(settle, SETTLED_AFTER_MS) };
    }
  };

  const settle = () => {
    const waiting = settling?.print;
    settling = undefined;
    const { reading, print, open } = read();
    if (print === waiting) void capture(reading, print, open);
    else look();
  };

  const capture = async (reading: Reading, print: string, open: Partial<OpenDialogs>) => {
    captured.add(print);
    attempts += 1;
    underway += 1;
    // A tab in the background cannot be photographed: its turn comes when it is shown.
    if (document.hidden) document.addEventListener('visibilitychange', () => retake(print), { once: true });
    // Of the moment of the reading, while the frame that shows it is still being drawn.
    const sighting = { ...sight(), ...open };
    if (environment.hideNotice() || !isDrawn) await shown(document);
    const outcome = await environment
      .takeCapture({ reading, sighting, trigger: 'recognized' })
      .catch((): CaptureOutcome => ({ status: 'failed', notice: null }));
    underway -= 1;
    if (outcome.status === 'failed') captured.delete(print);
    // No notice while another picture is being taken: it would be in it.
    if (outcome.status !== 'duplicate' && outcome.notice !== null && underway === 0)
      environment.showNotice(outcome.notice, outcome);
  };

  const retake = (print: string) => {
    captured.delete(print);
    lookAt(pace.nextReading(true, now()));
  };

  const sight = (): Sighting => sightPage(window);

  const stop = () => {
    observer.disconnect();
    window.clearTimeout(next?.timer);
    window.clearTimeout(settling?.timer);
    for (const event of EVENTS) window.removeEventListener(event, onEvent, true);
  };

  const lookAt = (at: number) => {
    isDrawn = false;
    if (next !== undefined && next.at <= at) return;
    window.clearTimeout(next?.timer);
    next = { at, timer: window.setTimeout(look, at - now()) };
  };
  const onChanges = (changes: readonly (MutationRecord | Event)[]) => {
    const tells = isTelling(changedWords(changes), sharedAnywhere());
    // Few pixels are on the screen with their frame.
    if (tells && window.devicePixelRatio <= 1) window.requestAnimationFrame(() => (isDrawn = true));
    lookAt(pace.nextReading(tells, now()));
  };
  const onEvent = (event: Event) => {
    // What the person chose is seen at once.
    if (event.type === 'change' && event.isTrusted) lookAt(pace.nextReading(true, now()));
    else onChanges([event]);
  };
  const observer = new window.MutationObserver(onChanges);
  if (environment.isAutomatic) {
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'checked'],
    });
    for (const event of EVENTS) window.addEventListener(event, onEvent, true);
    look();
  }

  return {
    peekPage: recognizePage,
    async readPage() {
      environment.hideNotice();
      await shown(document);
      return { reading: recognizePage(), sighting: { ...sight(), ...openDialogs(document) } };
    },
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
    text: (document.body === null ? '' : visibleText(document.body)).slice(0, TEXT_LIMIT),
    view: viewOf(window),
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
 * Resolves once what stands there now is on the screen: an animation of nothing is ready when the compositor has shown its
 * first frame. Later than the frame itself: pictures taken then showed the page before, 1 in 5 at 2 px to one, most at 4
 * (measured, Chromium 156). A tab in the background shows nothing, so nobody waits for it longer than a moment.
 */
async function shown(document: Document): Promise<void> {
  const nothing = document.createElement('i');
  nothing.style.cssText = 'position:fixed;top:0;width:1px;height:1px;opacity:0';
  document.documentElement.append(nothing);
  const { ready } = nothing.animate({ opacity: [0, 0.01] }, 1000);
  await Promise.any([ready, new Promise((resolve) => setTimeout(resolve, 250))]);
  nothing.remove();
}
