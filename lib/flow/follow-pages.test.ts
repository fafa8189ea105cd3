import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captured, captureTools, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import type { Capture } from '../model/capture';
import { trackProgress } from '../model/track-progress';
import { captureFollowed, createPageFollower, ElsewhereError, type FollowTools } from './follow-pages';
import type { CaptureTools } from './take-capture';

const HOUR = 60 * 60_000;

let tools: CaptureTools;
let first: Capture;
let now: number;
let wakes: (number | null)[];
let did: string[];
/** What the page shows now. */
let text: string;

beforeEach(async () => {
  tools = captureTools();
  ({ capture: first } = await captured(tools, 'order'));
  now = Date.parse('2026-11-21T07:00:00Z');
  [wakes, did, text] = [[], [], '下单数量：1000\n已完成：120'];
});

afterEach(() => tools.store.close());

/** A browser where the page is open in tab 5, behind another; what a test changes apart. */
function follower(more: Partial<FollowTools> = {}) {
  const sighting = () => ({
    ...SIGHTING,
    text,
    clock: { ...SIGHTING.clock, utc: new Date(now).toISOString() },
  });
  const open = { ...tab({ sight: async () => sighting() }), showNotice: async () => undefined };
  return createPageFollower({
    store: tools.store,
    findTab: async () => ({ tabId: 5, isInFront: false }),
    openBehind: async () => (did.push('open'), 6),
    reload: async (tabId) => void did.push(`reload ${tabId}`),
    close: async (tabId) => void did.push(`close ${tabId}`),
    mayRead: async () => true,
    capture: (tabId, follow, purchaseId) => {
      did.push(`capture ${tabId}`);
      const read = async () => ({ reading: { ...request(null).reading, fields: [] }, sighting: sighting() });
      return captureFollowed({ ...open, read }, follow, purchaseId, tools);
    },
    wakeAt: async (at) => void wakes.push(at),
    now: () => now,
    ...more,
  });
}

const capturesOf = async () => tools.store.capturesOf([first.purchaseId]);
const outcome = async () => (await tools.store.follows())[0]?.last?.outcome;

describe('a followed page', () => {
  it('is recorded at once and each time it is due, in its purchase though it names no order: a line of numbers', async () => {
    const pages = follower();
    await pages.follow(first.id, 6, false);
    expect(wakes).toEqual([now + 6 * HOUR]);
    await pages.captureDue();
    expect(await capturesOf()).toHaveLength(2);

    now += 6 * HOUR;
    text = '下单数量：1000\n已完成：600';
    await pages.captureDue();
    expect(did).toEqual(['reload 5', 'capture 5', 'reload 5', 'capture 5']);
    const [, ...followed] = await capturesOf();
    expect(followed.map(({ body }) => body)).toMatchObject([
      {
        stage: 'progress',
        trigger: 'scheduled',
        reasons: ['followed on a schedule that the person set', 'sample'],
      },
      { stage: 'progress' },
    ]);
    const progress = trackProgress(followed.map(({ body }) => body));
    expect(progress).toMatchObject({
      promised: { value: 1000 },
      points: [{ delivered: 120 }, { delivered: 600 }],
    });
    expect(await outcome()).toBe('captured');
  });

  it('is left as it is while the person looks at it', async () => {
    await follower({ findTab: async () => ({ tabId: 5, isInFront: true }) }).follow(first.id, 6, true);
    expect(did).toEqual(['capture 5']);
  });

  it('that is open nowhere is told to be so, and opened only where the person allowed that', async () => {
    const pages = follower({ findTab: async () => null });
    await pages.follow(first.id, 1, false);
    expect(did).toEqual([]);
    expect(await outcome()).toBe('not-open');
    await pages.follow(first.id, 1, true);
    expect(did).toEqual(['open', 'capture 6', 'close 6']);
    expect(await outcome()).toBe('captured');
    expect(await tools.store.follows()).toHaveLength(1);
  });

  it('whose address had secrets that were left out is never opened without them', async () => {
    const { capture } = await captured(tools, 'refund', tab({ trace: { tabId: 9, openerTabId: null } }));
    await tools.store.putPending(
      { ...capture, body: { ...capture.body, url: 'https://pay.example/?token=removed' } },
      [],
    );
    await follower({ findTab: async () => null }).follow(capture.id, 1, true);
    expect(did).toEqual([]);
    expect(await outcome()).toBe('not-open');
  });

  it.each<[string, Partial<FollowTools>, string]>([
    [
      'leads elsewhere',
      { capture: () => Promise.reject(new ElsewhereError('https://login.example/')) },
      'elsewhere',
    ],
    ['may not be read', { mayRead: async () => false }, 'refused'],
    ['does not answer', { capture: () => Promise.reject(new Error('no answer')) }, 'failed'],
  ])(
    'that %s is told to be so, closed where we opened it, and tried again when it is due',
    async (_, more, told) => {
      const pages = follower({ findTab: async () => null, ...more });
      await pages.follow(first.id, 24, true);
      expect(await outcome()).toBe(told);
      expect(did.filter((one) => one === 'open')).toHaveLength(did.filter((one) => one === 'close 6').length);
      expect(wakes.at(-1)).toBe(now + 24 * HOUR);
      expect(await capturesOf()).toHaveLength(1);
    },
  );

  it('of another address than the one that is followed is not recorded', async () => {
    const other = {
      ...tab(),
      showNotice: async () => undefined,
      read: async () => ({
        reading: request(null).reading,
        sighting: { ...SIGHTING, url: 'https://login.example/' },
      }),
    };
    const follow = {
      captureId: first.id,
      url: first.body.url,
      everyHours: 1,
      mayOpen: false,
      nextAt: 0,
      last: null,
    } as const;
    await expect(captureFollowed(other, follow, first.purchaseId, tools)).rejects.toThrow(ElsewhereError);
  });

  it('is no longer recorded once that was ended, or its first record was deleted', async () => {
    const pages = follower();
    await pages.follow(first.id, 1, false);
    await pages.unfollow(first.id);
    expect(wakes.at(-1)).toBeNull();
    await pages.follow(first.id, 1, false);
    did.length = 0;
    now += HOUR;
    const { capture } = tools.store;
    tools.store.capture = (() => Promise.resolve(undefined)) as unknown as typeof capture;
    await pages.captureDue();
    tools.store.capture = capture;
    expect(did).toEqual([]);
    expect(await tools.store.follows()).toEqual([]);
  });
});
