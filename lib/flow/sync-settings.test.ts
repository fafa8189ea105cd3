import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import {
  piecesOf,
  withPiece,
  type SyncedItem,
  type SyncProblem,
  type SyncState,
} from '../model/synced-settings';
import { createSettingsSync } from './sync-settings';

const definition = (id: string, extra = '') => ({ id, name: { en: extra, 'zh-CN': '' }, matches: [] });

/** Changes that a person can make, of everything that travels and of much that does not. */
const change: fc.Arbitrary<Partial<Settings>> = fc.oneof(
  fc.record({ language: fc.constantFrom('auto', 'zh-CN', 'en') }),
  fc.record({ theme: fc.constantFrom('auto', 'light', 'dark') }),
  fc.record({ notice: fc.boolean() }),
  fc.record({ noticeCorner: fc.constantFrom('top-left', 'bottom-right') }),
  fc.record({ pausedStages: fc.subarray(['offer', 'cashier', 'order'] as const) }).map((one) => ({ ...one })),
  fc.record({ excludedHosts: fc.uniqueArray(fc.domain(), { maxLength: 3 }) }),
  fc.record({ disabledPlatforms: fc.subarray(['douyin', 'huya', 'own']) }),
  fc.record({
    customPlatforms: fc
      .uniqueArray(fc.tuple(fc.constantFrom('aa', 'bb', 'cc'), fc.string({ unit: 'grapheme' })), {
        selector: ([id]) => id,
      })
      .map((own) => own.map(([id, extra]) => definition(id, extra))),
    changedBuiltIns: fc
      .subarray(['aa', 'bb'])
      .map((ids) => Object.fromEntries(ids.map((id) => [id, { was: id }]))),
  }),
  fc.record({ anySite: fc.boolean(), timeStamps: fc.boolean() }),
  fc.record({ budget: fc.constantFrom(null, { minor: 4_242_424, currency: 'CNY' }) }),
  fc.record({ retentionMonths: fc.constantFrom(null, 6 as const, 12 as const) }),
) as fc.Arbitrary<Partial<Settings>>;

/** A browser's sync, without its quotas unless asked. */
function sharedArea(refuse: (name: string) => SyncProblem | null = () => null) {
  const items: Record<string, unknown> = {};
  return { items, refuse };
}

function device(shared: ReturnType<typeof sharedArea>, clock: { now: number }) {
  const own = {
    settings: DEFAULT_SETTINGS,
    state: { at: null, known: {}, problems: [] } as SyncState,
    writes: 0,
  };
  const sync = createSettingsSync({
    readSettings: async () => own.settings,
    changeSettings: async (changed) => void (own.settings = { ...own.settings, ...changed }),
    readSynced: async () => structuredClone(shared.items),
    writeSynced: async (name: string, item: SyncedItem) => {
      const problem = shared.refuse(name);
      if (problem === null) shared.items[name] = structuredClone(item);
      own.writes += 1;
      return problem;
    },
    readState: async () => structuredClone(own.state),
    writeState: async (state) => void (own.state = structuredClone(state)),
    now: () => clock.now,
  });
  return { own, sync };
}

const travelling = (settings: Settings) => piecesOf(settings);

test('pieces put together again are the same settings, but for what stays on the device', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const settings = changes.reduce<Settings>((all, one) => ({ ...all, ...one }), DEFAULT_SETTINGS);
      const other = Object.entries(piecesOf(settings)).reduce<Settings>(
        (all, [name, value]) => withPiece(all, name, value) ?? all,
        DEFAULT_SETTINGS,
      );
      expect(piecesOf(other)).toEqual(piecesOf(settings));
      const { anySite, timeStamps, authorities, retentionMonths, budget, sync } = DEFAULT_SETTINGS;
      expect(other).toMatchObject({ anySite, timeStamps, authorities, retentionMonths, budget, sync });
    }),
  );
});

test('nothing but the settings that travel is ever written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change), async (changes) => {
      const shared = sharedArea();
      const { own, sync } = device(shared, { now: 1000 });
      own.settings = changes.reduce<Settings>((all, one) => ({ ...all, ...one }), DEFAULT_SETTINGS);
      await sync();
      expect(JSON.stringify(shared.items)).not.toMatch(/4242424|anySite|timeStamps|authorities|retention/);
    }),
  );
});

test('two devices end with the same settings, the later change of each, whatever the order of their syncs', async () => {
  const step = fc.record({ who: fc.constantFrom(0, 1), change: fc.option(change, { nil: null }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const shared = sharedArea();
      const clock = { now: 1000 };
      const devices = [device(shared, clock), device(shared, clock)] as const;
      for (const { who, change: made } of steps) {
        clock.now += 1;
        const one = devices[who] ?? devices[0];
        // A device that is switched on hears of the others before it changes anything, and tells at once.
        await one.sync();
        if (made !== null) one.own.settings = { ...one.own.settings, ...made };
        await one.sync();
      }
      for (const { sync } of [...devices, ...devices]) await sync();
      const [first, second] = devices;
      expect(travelling(first.own.settings)).toEqual(travelling(second.own.settings));
      const writes = first.own.writes + second.own.writes;
      for (const { sync } of devices) await sync();
      expect(first.own.writes + second.own.writes).toBe(writes);
    }),
  );
});

describe('a conflict', () => {
  it('is won by the later change, setting by setting', async () => {
    const shared = sharedArea();
    const clock = { now: 1000 };
    const [home, office] = [device(shared, clock), device(shared, clock)];
    home.own.settings = { ...home.own.settings, theme: 'dark', language: 'en' };
    await home.sync();
    clock.now = 2000;
    office.own.settings = { ...office.own.settings, theme: 'light' };
    await office.sync();
    await home.sync();
    expect(home.own.settings).toMatchObject({ theme: 'light', language: 'en' });
    expect(office.own.settings).toMatchObject({ theme: 'light', language: 'en' });
  });

  it('a definition that was deleted elsewhere goes, and one that was not known comes', async () => {
    const shared = sharedArea();
    const clock = { now: 1000 };
    const [home, office] = [device(shared, clock), device(shared, clock)];
    home.own.settings = { ...home.own.settings, customPlatforms: [definition('aa'), definition('bb')] };
    await home.sync();
    await office.sync();
    expect(office.own.settings.customPlatforms).toEqual([definition('aa'), definition('bb')]);
    clock.now = 2000;
    office.own.settings = { ...office.own.settings, customPlatforms: [definition('bb')] };
    await office.sync();
    await home.sync();
    expect(home.own.settings.customPlatforms).toEqual([definition('bb')]);
  });
});

describe('bad input', () => {
  it.each([
    ['theme', { at: 9e9, value: '"pink"' }],
    ['theme', { at: 9e9, value: '{' }],
    ['theme', { at: 'soon', value: '"dark"' }],
    ['theme', null],
    ['platform:aa', { at: 9e9, value: '{"definition":{"id":"bb"}}' }],
    ['anySite', { at: 9e9, value: 'true' }],
    ['retentionMonths', { at: 9e9, value: '6' }],
    ['__proto__', { at: 9e9, value: 'true' }],
  ])('changes nothing: %s %j', async (name, item) => {
    const shared = sharedArea();
    Object.defineProperty(shared.items, name, { value: item, enumerable: true, configurable: true });
    const { own, sync } = device(shared, { now: 1000 });
    const settings = { ...own.settings, customPlatforms: [definition('aa')] };
    own.settings = settings;
    await sync();
    expect(own.settings).toEqual(settings);
  });

  it('names what is too large or was refused, syncs the rest, and tries again as the same change', async () => {
    let isFull = true;
    const shared = sharedArea((name) => (isFull && name === 'platform:bb' ? 'full' : null));
    const clock = { now: 1000 };
    const { own, sync } = device(shared, clock);
    own.settings = {
      ...own.settings,
      theme: 'dark',
      customPlatforms: [definition('aa', '<'.repeat(2000)), definition('bb')],
    };
    await sync();
    expect(own.state.problems).toEqual([
      { name: 'platform:aa', problem: 'too-large' },
      { name: 'platform:bb', problem: 'full' },
    ]);
    expect(shared.items['theme']).toEqual({ at: 1000, value: '"dark"' });
    isFull = false;
    clock.now = 5000;
    await sync();
    expect(shared.items['platform:bb']).toMatchObject({ at: 1000 });
    expect(own.settings.customPlatforms).toHaveLength(2);
  });

  it('switched off, nothing is read or written', async () => {
    const shared = sharedArea();
    shared.items['theme'] = { at: 9e9, value: '"dark"' };
    const { own, sync } = device(shared, { now: 1000 });
    own.settings = { ...own.settings, sync: false, notice: false };
    await sync();
    expect(own).toMatchObject({ writes: 0, settings: { theme: 'auto' } });
  });
});
