import { expect, test } from 'vitest';
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
  expect(slots(english)).toEqual(slots(chinese));
});
