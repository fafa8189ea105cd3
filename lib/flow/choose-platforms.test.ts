import { describe, expect, it } from 'vitest';
import { smallPlatform } from '../../tests/samples/small-platform';
import { choosePlatforms } from './choose-platforms';

const BUILT_IN = [smallPlatform('shop', { matches: ['https://shop.example/*'] }), smallPlatform('bank')];
const SETTINGS = { disabledPlatforms: [], customPlatforms: [], anySite: false, excludedHosts: [] };

const chosen = (url: string, settings: Partial<Parameters<typeof choosePlatforms>[1]> = {}) => {
  const { platforms, isAutomatic } = choosePlatforms(BUILT_IN, { ...SETTINGS, ...settings }, url);
  return [platforms.map(({ id, matches }) => `${id} ${matches[0]}`), isAutomatic];
};

describe('choosePlatforms', () => {
  it.each([
    ['a platform’s page', 'https://shop.example/pay', {}, true],
    ['one that is switched off', 'https://shop.example/pay', { disabledPlatforms: ['shop'] }, false],
    [
      'one that is switched off, where any site is watched',
      'https://shop.example/',
      { disabledPlatforms: ['shop'], anySite: true },
      false,
    ],
    ['another site', 'https://other.example/', {}, false],
    ['another site, where any is watched', 'https://other.example/', { anySite: true }, true],
    [
      'an excluded site, where any is watched',
      'https://a.other.example/',
      { anySite: true, excludedHosts: ['other.example'] },
      false,
    ],
    [
      'a platform on an excluded site',
      'https://pay.bank.example/',
      { excludedHosts: ['bank.example'] },
      false,
    ],
    [
      'a platform beside an excluded site',
      'https://shop.example/',
      { excludedHosts: ['bank.example'] },
      true,
    ],
  ] as const)('watches %s: %s', (_what, url, settings, isWatched) => {
    expect(chosen(url, settings as never)[1]).toBe(isWatched);
  });

  it('still knows a platform on an excluded site: the person may save its page by hand', () => {
    expect(chosen('https://pay.bank.example/', { excludedHosts: ['bank.example'] })[0]).toHaveLength(1);
  });

  it('prefers the person’s own definition to the built-in one of the same id', () => {
    const own = smallPlatform('shop', { matches: ['https://*.shop.example/*'] });
    expect(chosen('https://shop.example/', { customPlatforms: [null, own] })[0]).toEqual([
      'shop https://*.shop.example/*',
    ]);
  });
});
