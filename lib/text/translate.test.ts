import { expect, test } from 'vitest';
import { chooseLanguage, translator } from './translate';

test.each([
  [['zh-CN'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['zh-HK', 'en'], 'zh-TW'],
  [['zh-Hant'], 'zh-TW'],
  [['en-GB', 'zh'], 'en'],
  [['fr-CA', 'zh-TW'], 'fr'],
  [['not a tag', 'en'], 'en'],
  [['ja'], 'en'],
  [[], 'zh-CN'],
])('of %j we have %s', (preferred, language) => {
  expect(chooseLanguage('auto', preferred)).toBe(language);
});

test('what was chosen counts more than the browser', () => {
  expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
});

test.each([
  ['en', 0, '0 captures'],
  ['en', 1, '1 capture'],
  ['en', 2, '2 captures'],
  ['fr', 0, '0 capture'],
  ['fr', 1, '1 capture'],
  ['fr', 2, '2 captures'],
] as const)('in %s, %i is written “%s”', (language, count, written) => {
  const texts = { captured: '{count} capture||{count} captures' };
  expect(translator(texts, language)('captured', { count })).toBe(written);
});

test('a language without a plural has one form', () => {
  expect(translator({ captured: '已留证 {count} 次' }, 'zh-CN')('captured', { count: 1 })).toBe(
    '已留证 1 次',
  );
});
