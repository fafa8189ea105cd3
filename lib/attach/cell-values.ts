import { DAY_MS } from '../model/day';

/** Numbers of formats that every spreadsheet program has, for days and times (ECMA-376-1, 18.8.30). */
const DATE_FORMATS: readonly [first: number, last: number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Day 0. What 1900 is said to have one day too many of lies before any payment. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** Whether numbers of a format are shown as days or times. @param code as `yyyy-mm-dd hh:mm:ss`; none of built-in ones */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.some(([first, last]) => id >= first && id <= last);
  // Without what is shown as it stands, and without colours and conditions.
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

/** Days since the beginning → `2026-11-21 10:25:03`, or the day alone where it has no time; other numbers as they are. */
export function serialText(value: string, is1904 = false): string {
  const days = value === '' ? Number.NaN : Number(value);
  if (!(days >= 1 && days < LAST_DAY)) return numberText(value);
  const at = (is1904 ? FROM_1904 : FROM_1900) + Math.round(days * 86_400) * 1000;
  const [day = '', clock = ''] = new Date(at).toISOString().split('T');
  return at % DAY_MS === 0 ? day : `${day} ${clock.slice(0, 8)}`;
}

/** As a spreadsheet program shows it: 15 digits, so that 9.9 kept as 9.9000000000000004 is 9.9. Whole numbers keep theirs. */
export function numberText(value: string): string {
  const number = Number(value);
  if (value === '' || /^-?\d+$/.test(value) || !Number.isFinite(number)) return value;
  return String(Number(number.toPrecision(15)));
}
