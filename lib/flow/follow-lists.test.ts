import { describe, expect, it } from 'vitest';
import { smallPlatform } from '../../tests/samples/small-platform';
import type { FetchedList } from '../model/followed-list';
import { SendingError } from '../model/sending-error';
import { createListFollower } from './follow-lists';

const URL_OF_LIST = 'https://lists.example/platforms.json';
const HOUR = 60 * 60_000;
const shop = smallPlatform('shop');
const GOOD = JSON.stringify([shop]);

function setUp({ followed = [URL_OF_LIST], allowed = true } = {}) {
  const stored = new Map<string, FetchedList>();
  const asked: string[] = [];
  const world = { now: 1_000_000, wakeAt: null as number | null, answer: (): string => GOOD };
  const follower = createListFollower({
    settings: async () => ({ followedLists: followed.map((url) => ({ url })) }),
    mayAsk: async () => allowed,
    fetch: async (url) => {
      asked.push(url);
      return world.answer();
    },
    stored: async (url) => stored.get(url) ?? null,
    keep: async (url, state) => void stored.set(url, state),
    wakeAt: async (at) => {
      world.wakeAt = at;
    },
    now: () => world.now,
  });
  return { follower, world, asked, state: () => stored.get(URL_OF_LIST) };
}

describe('following lists', () => {
  it('asks nobody as long as none is followed, or it is not allowed', async () => {
    const nobody = setUp({ followed: [] });
    await nobody.follower.fetchDue();
    await nobody.follower.fetchNow(URL_OF_LIST);
    expect(nobody.asked).toEqual([]);
    expect(nobody.world.wakeAt).toBeNull();
    const refused = setUp({ allowed: false });
    await refused.follower.fetchDue();
    expect(refused.asked).toEqual([]);
    expect(refused.state()?.fault?.code).toBe('no-permission');
  });

  it('asks each once a day, and is woken for it', async () => {
    const { follower, world, asked, state } = setUp();
    await follower.fetchDue();
    await follower.fetchDue();
    expect(asked).toHaveLength(1);
    expect(state()).toMatchObject({ text: GOOD, fault: null, fetchedAt: world.now });
    expect(world.wakeAt).toBe(world.now + 24 * HOUR);
    world.now += 24 * HOUR;
    await follower.fetchDue();
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'web-page'],
    ['nothing', ' \n', 'nothing'],
    ['an empty list', '[]', 'nothing'],
    ['no JSON', 'not found', 'unreadable'],
    ['a later version alone', JSON.stringify([{ ...shop, format: 2 }]), 'unreadable'],
    ['all sites alone', JSON.stringify([{ ...shop, matches: ['<all_urls>'] }]), 'unreadable'],
    ['megabytes', `[${' '.repeat(1_100_000)}]`, 'unreadable'],
    ['no answer', new SendingError('unreachable'), 'unreachable'],
    ['an error', new SendingError('http-error', '500'), 'http-error'],
  ] as const)(
    'keeps what it had where the answer is %s, and tries again sooner',
    async (_what, answer, code) => {
      const { follower, world, state } = setUp();
      await follower.fetchDue();
      const before = state();
      world.now += 24 * HOUR;
      world.answer = () => {
        if (typeof answer !== 'string') throw answer;
        return answer;
      };
      await follower.fetchDue();
      expect(state()).toMatchObject({ text: GOOD, fetchedAt: before?.fetchedAt, fault: { code } });
      expect(world.wakeAt).toBe(world.now + 6 * HOUR);
    },
  );
});
