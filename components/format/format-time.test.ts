import { expect, test } from 'vitest';
import { formatFull, formatOffset, formatWhen, relativeDay } from './format-time';

const local = (text: string) => new Date(text).getTime();
const NOW = local('2026-11-21T15:00:00');

test.each([
  ['2026-11-21T14:02:11', '今天 14:02', 'Today 14:02', 'Aujourd’hui à 14:02'],
  ['2026-11-20T23:59:00', '昨天 23:59', 'Yesterday 23:59', 'Hier à 23:59'],
  ['2026-11-03T00:05:00', '11月3日 00:05', 'Nov 3, 00:05', '3 nov. à 00:05'],
  ['2025-12-31T08:00:00', '2025年12月31日 08:00', 'Dec 31, 2025, 08:00', '31 déc. 2025 à 08:00'],
])('%s', (at, chinese, english, french) => {
  expect(formatWhen(local(at), NOW, 'zh-CN')).toBe(chinese);
  expect(formatWhen(local(at), NOW, 'en')).toBe(english);
  expect(formatWhen(local(at), NOW, 'fr')).toBe(french);
});

test('a day is a day of the calendar, not 24 hours', () => {
  expect(relativeDay(local('2026-11-20T23:59:59'), local('2026-11-21T00:00:01'), 'zh-CN')).toBe('昨天');
  expect(relativeDay(local('2026-11-22T00:00:00'), local('2026-11-21T23:59:59'), 'zh-CN')).toBeNull();
});

test('the full time names its zone, whatever zone the device is in now', () => {
  const at = Date.parse('2026-11-21T06:02:11Z');
  expect(formatFull(at, 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月21日 14:02:11 GMT+8');
  expect(formatFull(at, 'en', 'Asia/Shanghai')).toBe('Nov 21, 2026, 14:02:11 GMT+8');
  expect(formatFull(at, 'en', 'Not/A_Zone')).toContain('2026');
});

test('offsets east and west', () => {
  expect(formatOffset({ offsetMinutes: 480 })).toBe('UTC+08:00');
  expect(formatOffset({ offsetMinutes: -210 })).toBe('UTC−03:30');
});
