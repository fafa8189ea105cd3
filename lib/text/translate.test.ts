import { expect, test } from 'vitest';
import { chooseLanguage } from './translate';

test.each([
  [['zh-CN'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['zh-HK', 'en'], 'zh-CN'],
  [['en-GB', 'zh'], 'en'],
  [['fr-CA', 'zh-TW'], 'zh-CN'],
  [['not a tag', 'en'], 'en'],
  [['ja'], 'en'],
  [[], 'zh-CN'],
])('of %j we have %s', (preferred, language) => {
  expect(chooseLanguage('auto', preferred)).toBe(language);
});

test('what was chosen counts more than the browser', () => {
  expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
});
