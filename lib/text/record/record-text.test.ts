import { expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../model/language';
import { recordText } from '.';

const SAYS_SO: Record<Language, string> = {
  'zh-CN': '非截图',
  'zh-TW': '非截圖',
  en: 'not a screenshot',
  fr: 'pas une capture d’écran',
};

it.each(LANGUAGES)('in %s a re-rendered picture is never called a screenshot', async (language) => {
  expect((await recordText.load(language))('method.rendered')).toContain(SAYS_SO[language]);
});
