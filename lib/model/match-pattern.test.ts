import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from './match-pattern';

describe('matchesPattern', () => {
  it.each([
    ['https://www.douyin.com/pay*', 'https://www.douyin.com/pay?scene=mobile', true],
    ['https://www.douyin.com/pay*', 'https://www.douyin.com/pay', true],
    ['https://www.douyin.com/pay*', 'https://www.douyin.com/user', false],
    ['https://www.douyin.com/pay*', 'http://www.douyin.com/pay', false],
    ['https://www.douyin.com/pay*', 'https://www.douyin.com.evil.example/pay', false],
    ['https://*.kuaishou.com/*', 'https://pay.ssl.kuaishou.com/pay', true],
    ['https://*.kuaishou.com/*', 'https://kuaishou.com/', true],
    ['https://*.kuaishou.com/*', 'https://evilkuaishou.com/', false],
    ['https://shop.example:8443/*', 'https://shop.example:8443/x', true],
    ['https://shop.example/*/pay', 'https://shop.example/a/b/pay', true],
    ['https://shop.example/*/pay', 'https://shop.example/pay', false],
    ['https://shop.example/a*a', 'https://shop.example/a', false],
    ['<all_urls>', 'https://shop.example/', false],
    ['(((', 'https://shop.example/', false],
  ])('%s on %s: %s', (pattern, url, matches) => {
    expect(matchesPattern(pattern, new URL(url))).toBe(matches);
  });

  it('ends in no time on any stars', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab*]{0,40}$/), fc.stringMatching(/^[ab]{0,60}$/), (glob, path) => {
        const greedy = new RegExp(`^/${glob.replaceAll(/\*+/g, '.*')}$`);
        expect(
          matchesPattern(
            `https://x.example/${glob.replaceAll(/\*+/g, '*')}`,
            new URL(`https://x.example/${path}`),
          ),
        ).toBe(greedy.test(`/${path}`));
      }),
    );
  });
});
