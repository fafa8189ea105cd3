import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './time';

describe('parseTime', () => {
  it.each([
    ['2026-11-21 10:25:03', '2026-11-21T10:25:03'],
    ['2026/11/21 9:05:07', '2026-11-21T09:05:07'],
    ['2026.11.21 10:25', '2026-11-21T10:25'],
    ['2026年11月21日 10:25:03', '2026-11-21T10:25:03'],
    ['2026年11月21日10时25分03秒', '2026-11-21T10:25:03'],
    ['2026年1月2日 星期五 下午3:04', '2026-01-02T15:04'],
    ['2026/11/21 下午 03:04:05', '2026-11-21T15:04:05'],
    ['2026-11-21 凌晨12:04', '2026-11-21T00:04'],
    ['2026-11-21T10:25:03.123Z', '2026-11-21T10:25:03'],
    ['20261121102503', '2026-11-21T10:25:03'],
    ['2026-11-21', '2026-11-21'],
    ['November 21, 2026', '2026-11-21'],
    ['Nov 21, 2026 3:04 PM', '2026-11-21T15:04'],
    ['21 Nov 2026, 12:04 am', '2026-11-21T00:04'],
    ['21.11.2026 10:25', '2026-11-21T10:25'],
    ['21/11/2026 10:25', '2026-11-21T10:25'],
    ['11/21/2026 10:25', '2026-11-21T10:25'],
  ])('reads %s', (text, value) => {
    expect(parseTime(text, 'en')).toBe(value);
  });

  it.each([
    '',
    '--',
    '10:25',
    '2026-02-30 10:00',
    '2026-13-01',
    '1999-12-31',
    '3 分钟前',
    '20261121143015827',
    '14:59',
  ])('takes %j for no time', (text) => {
    expect(parseTime(text, 'zh-CN')).toBeNull();
  });

  it('reads 3/4/2026 where the language says which is the day, and nowhere else', () => {
    expect(parseTime('3/4/2026', 'en-US')).toBe('2026-03-04');
    expect(parseTime('3/4/2026', 'en-GB')).toBe('2026-04-03');
    expect(parseTime('3/4/2026', 'fr-FR')).toBe('2026-04-03');
    expect(parseTime('3/4/2026', 'en')).toBeNull();
    expect(parseTime('3/4/2026', '')).toBeNull();
  });

  it('keeps the date where the clock is impossible', () => {
    expect(parseTime('2026-11-21 25:61', 'zh-CN')).toBe('2026-11-21');
  });

  it('gives back every time that was written', () => {
    const moment = fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    const pad = (part: number): string => String(part).padStart(2, '0');
    const styles = [
      (y: number, m: number, d: number, clock: string) => `${y}-${pad(m)}-${pad(d)} ${clock}`,
      (y: number, m: number, d: number, clock: string) => `${y}/${m}/${d}  ${clock}`,
      (y: number, m: number, d: number, clock: string) => `${y}年${m}月${d}日 ${clock}`,
      (y: number, m: number, d: number, clock: string) =>
        `${y}${pad(m)}${pad(d)}${clock.replaceAll(':', '')}`,
      (y: number, m: number, d: number, clock: string) => `${pad(d)}.${pad(m)}.${y}, ${clock}`,
    ];
    fc.assert(
      fc.property(moment, fc.constantFrom(...styles), (date, style) => {
        const value = date.toISOString().slice(0, 19);
        const clock = value.slice(11);
        expect(
          parseTime(style(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), clock), 'zh-CN'),
        ).toBe(value);
      }),
    );
  });

  it('gives nothing but dates, whatever it is given', () => {
    const letters = fc.constantFrom(...'0123456789-/.年月日时分: TZ下午pm,Nov'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
        expect(parseTime(text, 'zh-CN') ?? '2026-11-21').toMatch(
          /^20\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/,
        );
      }),
    );
  });
});

it('reads months that are written out, in each language that does', () => {
  const languages = ['en-GB', 'fr', 'de', 'es', 'id', 'ru', 'pt', 'it', 'nl'];
  const day = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2029-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.constantFrom(...languages), (date, language) => {
      const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
      const text = new Intl.DateTimeFormat(language, format).format(date);
      expect(parseTime(text, language)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});

it.each([
  ['2026년 11월 21일 오후 3:05', '2026-11-21T15:05'],
  ['21 tháng 11, 2026', '2026-11-21'],
  ['21 novembre 2026 à 10h25', '2026-11-21T10:25'],
  ['21 Nov, 2026 @ 9:15pm', '2026-11-21T21:15'],
])('reads %s', (text, value) => {
  expect(parseTime(text, 'en')).toBe(value);
});
