import { describe, expect, it } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { knownPlatforms, withoutOwnPlatform, withOwnPlatform } from './known-platforms';
import { parsePlatform } from './parse-platform';
import type { Platform } from './platform';
import { platformHealth } from './platform-health';
import { DEFAULT_SETTINGS } from './settings';

function platform(id: string, host = 'shop.example'): Platform {
  const parsed = parsePlatform(
    JSON.stringify({
      format: 1,
      id,
      name: { 'zh-CN': id, en: id },
      kind: 'platform',
      matches: [`https://${host}/*`],
      stages: [],
      sources: [],
    }),
  );
  if (!parsed.ok) throw new Error('no platform');
  return parsed.platform;
}

describe('knownPlatforms', () => {
  const builtIn = [platform('douyin', 'www.douyin.example')];

  it('shows an edited built-in once, and its original again after a reset', () => {
    const edited = platform('douyin', 'new.douyin.example');
    const settings = { ...DEFAULT_SETTINGS, ...withOwnPlatform(DEFAULT_SETTINGS, edited) };
    expect(knownPlatforms(builtIn, settings).known).toMatchObject([
      { id: 'douyin', origin: 'edited', definition: edited },
    ]);
    // An update brings another built-in definition; the person's own still counts.
    expect(knownPlatforms([platform('douyin', 'other.example')], settings).known[0]?.definition).toEqual(
      edited,
    );
    const reset = { ...settings, ...withoutOwnPlatform(settings, 'douyin') };
    expect(knownPlatforms(builtIn, reset).known).toMatchObject([
      { origin: 'built-in', definition: builtIn[0] },
    ]);
  });

  it('moves a renamed one, and keeps the others and what is broken', () => {
    const broken = { id: 'old-one', format: 7 };
    const start = { ...DEFAULT_SETTINGS, customPlatforms: [broken, platform('shop'), platform('other')] };
    const renamed = { ...start, ...withOwnPlatform(start, platform('shop-two'), 'shop') };
    const { known, broken: refused } = knownPlatforms(builtIn, renamed);
    expect(known.map(({ id, origin }) => `${id} ${origin}`)).toEqual([
      'other own',
      'shop-two own',
      'douyin built-in',
    ]);
    expect(refused).toMatchObject([{ written: broken, problems: [{ kind: 'newer-format' }] }]);
  });
});

describe('platformHealth', () => {
  const purchase = (day: number, missing: ('orderNo' | 'amount')[]) =>
    samplePurchase({
      id: `p-${day}`,
      platformId: 'shop',
      stages: ['paid'],
      missing,
      firstAt: day,
      lastAt: day + 1,
    });

  it('says since when nothing is read any more', () => {
    const purchases = [
      purchase(10, []),
      purchase(20, ['orderNo', 'amount']),
      purchase(30, ['orderNo', 'amount']),
    ];
    expect(platformHealth(purchases).get('shop')).toEqual({ lastAt: 31, brokenSince: 20 });
  });

  it.each([
    ['one page is odd', [purchase(10, []), purchase(20, ['orderNo', 'amount'])]],
    ['it never worked', [purchase(10, ['orderNo', 'amount']), purchase(20, ['orderNo', 'amount'])]],
    ['one of both is read', [purchase(10, []), purchase(20, ['orderNo']), purchase(30, ['orderNo'])]],
  ])('says nothing where %s', (_when, purchases) => {
    expect(platformHealth(purchases).get('shop')?.brokenSince).toBeNull();
  });
});
