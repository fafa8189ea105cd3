import { expect, test } from 'vitest';
import { loadTexts, textArea } from './text-area';
import { uiText } from './ui';

test('a language is read once, and only when it is asked for', async () => {
  let reads = 0;
  const read = async () => ({ default: { hello: `hello ${(reads += 1)}` } });
  const area = textArea<'hello'>({ 'zh-CN': read, 'zh-TW': read, en: read, fr: read });
  expect(() => area('en')).toThrow('not loaded');
  expect(reads).toBe(0);
  expect((await area.load('en'))('hello')).toBe('hello 1');
  await loadTexts('en');
  expect(area('en')('hello')).toBe('hello 1');
  expect(() => area('zh-CN')).toThrow('not loaded');
});

test('a page loads all that its scripts brought', async () => {
  await loadTexts('zh-CN');
  expect(uiText('zh-CN')('cancel')).toBe('取消');
});
