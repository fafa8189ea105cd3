import { expect, it } from 'vitest';
import { formatDay } from './format-day';

it.each([
  ['zh-CN', '2026年11月8日'],
  ['zh-TW', '2026年11月8日'],
  ['en', 'Nov 8, 2026'],
  ['fr', '8 nov. 2026'],
] as const)('is written as readers of %s write it, whatever zone the device is in', (language, written) => {
  expect(formatDay('2026-11-08', language)).toBe(written);
});
