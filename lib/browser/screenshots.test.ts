import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { takeScreenshot as TakeScreenshot } from './screenshots';

/**
 * A browser that fails on demand, which no real one does; what a real one does is in tests/e2e/moments.e2e.ts. It allows two
 * pictures in a second, as Chrome does.
 */
const world = vi.hoisted(() => ({
  /** When each picture was asked for, in ms of the test's clock. */
  asked: [] as number[],
  refused: 0,
  window: 'normal',
  /** What happens while a picture is taken; it may throw. */
  meanwhile: (_asked: number): void => undefined,
  activated: new Set<(info: { windowId: number }) => void>(),
}));

vi.mock('wxt/browser', () => {
  const silent = { addListener: () => undefined, removeListener: () => undefined };
  return {
    browser: {
      tabs: {
        MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND: 2,
        onActivated: {
          addListener: (listener: (info: { windowId: number }) => void) => world.activated.add(listener),
          removeListener: (listener: (info: { windowId: number }) => void) =>
            world.activated.delete(listener),
        },
        onUpdated: silent,
        get: async () => ({ active: true, windowId: 7, url: 'https://pay.example/', status: 'complete' }),
        captureVisibleTab: async () => {
          const now = performance.now();
          if (world.asked.filter((at) => now - at < 1000).length >= 2) {
            world.refused += 1;
            throw new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
          }
          world.asked.push(now);
          world.meanwhile(world.asked.length);
          return 'data:image/png;base64,iVBORw0KGgo=';
        },
      },
      windows: {
        getAll: async () => [
          { id: 5, state: 'normal' },
          { id: 7, state: world.window },
        ],
      },
    },
  };
});

const isThere = async () => true;
let takeScreenshot: typeof TakeScreenshot;

/** Lets the test's clock run until everything has been answered. */
async function settled<T>(asking: readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  const all = Promise.allSettled(asking);
  await vi.advanceTimersByTimeAsync(60_000);
  return all;
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  Object.assign(world, { asked: [], refused: 0, window: 'normal', meanwhile: () => undefined });
  ({ takeScreenshot } = await import('./screenshots'));
});

afterEach(() => vi.useRealTimers());

describe('pictures of tabs', () => {
  it('are all taken, however many are asked for at once, and none before the browser allows it', async () => {
    const answers = await settled(Array.from({ length: 7 }, (_, tab) => takeScreenshot(tab, isThere)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'fulfilled'));
    expect(world.refused).toBe(0);
  });

  it('wait where another run of the worker has used up what the browser allows', async () => {
    world.asked.push(performance.now(), performance.now());
    const [answer] = await settled([takeScreenshot(1, isThere)]);
    expect(answer).toMatchObject({ status: 'fulfilled', value: { isCertain: true } });
    expect(world.refused).toBeGreaterThan(0);
  });

  it('are tried three times where the browser cannot read its own pixels', async () => {
    const failing = (times: number) => (asked: number) => {
      if (asked <= times) throw new Error('Failed to capture tab: image readback failed');
    };
    world.meanwhile = failing(2);
    expect(await settled([takeScreenshot(1, isThere)])).toMatchObject([{ value: { attempts: 3 } }]);
    world.asked.length = 0;
    world.meanwhile = failing(3);
    expect(await settled([takeScreenshot(1, isThere)])).toMatchObject([
      { status: 'rejected', reason: { message: expect.stringContaining('readback') as string } },
    ]);
  });

  it('are not asked of a window that is minimised, which would answer with an old one', async () => {
    world.window = 'minimized';
    expect(await settled([takeScreenshot(1, isThere)])).toMatchObject([{ reason: { gap: 'minimised' } }]);
    expect(world.asked).toEqual([]);
  });

  it('are thrown away where another tab was in front meanwhile, though ours is by now', async () => {
    world.meanwhile = () => {
      for (const listener of world.activated) listener({ windowId: 7 });
    };
    expect(await settled([takeScreenshot(1, isThere)])).toMatchObject([{ reason: { gap: 'moved' } }]);
    world.asked.length = 0;
    world.meanwhile = (asked) => {
      for (const listener of world.activated) if (asked === 1) listener({ windowId: 7 });
    };
    expect(await settled([takeScreenshot(1, isThere)])).toMatchObject([{ value: { attempts: 2 } }]);
  });

  it('are taken at once, and the page is asked meanwhile whether it is there', async () => {
    const asked = () => Promise.resolve(world.asked.length === 1);
    expect(await settled([takeScreenshot(1, asked)])).toMatchObject([{ value: { isCertain: true } }]);
    const gone = async () => false;
    expect(await settled([takeScreenshot(1, gone)])).toMatchObject([{ value: { isCertain: false } }]);
  });

  it('do not wait for ever for one that never comes', async () => {
    const { browser } = await import('wxt/browser');
    const real = browser.tabs.captureVisibleTab.bind(browser.tabs);
    let calls = 0;
    browser.tabs.captureVisibleTab = (() =>
      (calls += 1) <= 3 ? new Promise<never>(() => undefined) : real()) as typeof real;
    const answers = await settled([takeScreenshot(1, isThere), takeScreenshot(2, isThere)]);
    browser.tabs.captureVisibleTab = real;
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
