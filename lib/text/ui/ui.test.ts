import { expect, test } from 'vitest';
import { uiText } from '.';
import en from './en.json';
import zhCN from './zh-CN.json';

const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

test('both languages have the same keys', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zhCN));
});

test.each(Object.entries(zhCN))('%s has the same values to fill in and is not empty', (key, chinese) => {
  const english = en[key as keyof typeof en];
  expect(chinese).not.toBe('');
  expect(english).not.toBe('');
  for (const form of english.split('||')) expect(slots(chinese)).toEqual(expect.arrayContaining(slots(form)));
  expect(slots(english)).toEqual(slots(chinese));
});

test('no text promises what nobody can keep', () => {
  const all = [...Object.values(zhCN), ...Object.values(en)].join('\n');
  expect(all).not.toMatch(/不可篡改|防篡改|法律效力|tamper-?proof|legally valid|guarantee/i);
});

test('plural forms', async () => {
  await Promise.all([uiText.load('en'), uiText.load('zh-CN')]);
  expect(uiText('en')('page.captured', { count: 1 })).toBe('1 capture');
  expect(uiText('en')('page.captured', { count: 2 })).toBe('2 captures');
  expect(uiText('zh-CN')('page.captured', { count: 1 })).toBe('已留证 1 次');
});
