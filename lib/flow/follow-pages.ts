import { REMOVED } from '../capture/scrub-url';
import type { Capture } from '../model/capture';
import type { Follow, FollowHours, FollowOutcome } from '../model/follow';
import type { CaptureOutcome } from '../model/message';
import type { Store } from '../store/store';
import { createTurns } from './run-in-turn';
import type { RequestedTab } from './capture-tab';
import { takeCapture, type CaptureTools } from './take-capture';

/** Sealed with the record. */
const FOLLOWED = 'followed on a schedule that the person set';
const HOUR_MS = 60 * 60_000;

export interface FollowTools {
  store: Store;
  /** The tab that shows this address, its secrets left out; null where it is open nowhere. */
  findTab(url: string): Promise<{ tabId: number; isInFront: boolean } | null>;
  /** Resolves once the page has been loaded. */
  openBehind(url: string): Promise<number>;
  /** Resolves once the page has been loaded anew. */
  reload(tabId: number): Promise<void>;
  close(tabId: number): Promise<void>;
  mayRead(url: string): Promise<boolean>;
  capture(tabId: number, follow: Follow, purchaseId: string): Promise<CaptureOutcome>;
  /** Calls `captureDue` again at that time (UTC ms); null for not at all. */
  wakeAt(at: number | null): Promise<void>;
  now(): number;
}

/** The page shows another address than the one that is followed. */
export class ElsewhereError extends Error {
  override name = 'ElsewhereError';
}

export type PageFollower = ReturnType<typeof createPageFollower>;

/**
 * Records pages again on the schedule that the person set for each: in the tab where it is open, loaded anew unless the
 * person is looking at it; where it is open nowhere, in a tab behind the others if they allowed that, else not, and that is told.
 */
export function createPageFollower(tools: FollowTools) {
  const { store } = tools;
  const inTurn = createTurns();

  /** Those whose time has come, one after the other; then says when to be called again. */
  const captureDue = (): Promise<void> =>
    inTurn(async () => {
      for (const follow of await store.follows()) {
        if (follow.nextAt <= tools.now()) await captureOne(follow);
      }
      await schedule();
    });

  const captureOne = async (follow: Follow): Promise<void> => {
    const first = await store.capture(follow.captureId);
    if (first === undefined) return store.removeFollow(follow.captureId);
    // Ahead: a background that is ended meanwhile does not begin with it again at once.
    const nextAt = tools.now() + follow.everyHours * HOUR_MS;
    await store.noteFollowed(follow.captureId, { nextAt, last: follow.last });
    const outcome = await captureAgain(follow, first);
    await store.noteFollowed(follow.captureId, { nextAt, last: { at: tools.now(), outcome } });
  };

  const captureAgain = async (follow: Follow, first: Capture): Promise<FollowOutcome> => {
    let opened: number | null = null;
    try {
      if (!(await tools.mayRead(follow.url))) return 'refused';
      const open = await tools.findTab(follow.url);
      if (open === null && !(follow.mayOpen && canBeOpened(follow.url))) return 'not-open';
      if (open === null) opened = await tools.openBehind(follow.url);
      else if (!open.isInFront) await tools.reload(open.tabId);
      const tabId = opened ?? open?.tabId ?? -1;
      const { status } = await tools.capture(tabId, follow, first.purchaseId);
      return status === 'captured' ? 'captured' : 'failed';
    } catch (error) {
      return error instanceof ElsewhereError ? 'elsewhere' : 'failed';
    } finally {
      if (opened !== null) await tools.close(opened).catch(() => undefined);
    }
  };

  const schedule = async (): Promise<void> => {
    const follows = await store.follows();
    await tools.wakeAt(follows.length === 0 ? null : Math.min(...follows.map(({ nextAt }) => nextAt)));
  };

  return {
    captureDue,
    /** Begins, or changes, at once with a first time. @throws Error where there is no such record. */
    async follow(captureId: string, everyHours: FollowHours, mayOpen: boolean): Promise<void> {
      const capture = await store.capture(captureId);
      if (capture === undefined) throw new Error(`no capture ${captureId}`);
      await store.putFollow({
        captureId,
        url: capture.body.url,
        everyHours,
        mayOpen,
        nextAt: tools.now(),
        last: null,
      });
      await captureDue();
    },
    async unfollow(captureId: string): Promise<void> {
      await store.removeFollow(captureId);
      await schedule();
    },
  };
}

/** An address whose secrets were left out leads to another page, or to none. */
function canBeOpened(url: string): boolean {
  return ![...new URL(url).searchParams.values()].includes(REMOVED);
}

/** Records a followed page as part of its purchase. @throws ElsewhereError */
export async function captureFollowed(
  tab: RequestedTab,
  { url }: Follow,
  purchaseId: string,
  tools: CaptureTools,
): Promise<CaptureOutcome> {
  const { reading: found, sighting } = await tab.read();
  if (sighting.url !== url) throw new ElsewhereError(sighting.url);
  const reading = {
    ...found,
    stage: found.stage ?? ('progress' as const),
    reasons: [FOLLOWED, ...found.reasons],
  };
  return takeCapture({ reading, sighting, trigger: 'scheduled' }, tab, tools, purchaseId);
}
