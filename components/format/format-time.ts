import { DAY_MS } from '../../lib/model/day';
import type { Clock } from '../../lib/model/page';
import type { Language } from '../../lib/model/settings';
import { dateFormat } from './date-format';

/** `今天 14:02`, `昨天 09:30`, `11月3日 14:02`, `2025年11月3日 14:02`, in the device's zone. `at` and `now`: UTC ms. */
export function formatWhen(at: number, now: number, language: Language): string {
  const date = new Date(at);
  const time = dateFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
  const relative = relativeDay(at, now, language);
  const day = relative ?? calendarDay(date, new Date(now), language);
  return `${day}${beforeTime(language, relative !== null)}${time}`;
}

/** `今天` or `昨天`, by the device's calendar; null for any other day. */
export function relativeDay(at: number, now: number, language: Language): string | null {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY_MS);
  if (days !== 0 && days !== -1) return null;
  const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Full date, time with seconds, and the zone it is in; the device's zone where none is given or it is unknown. */
export function formatFull(at: number, language: Language, timeZone?: string): string {
  const zone = timeZone !== undefined && isKnownZone(timeZone) ? { timeZone } : {};
  const date = dateFormat(language, { dateStyle: 'medium', ...zone }).format(at);
  const parts = dateFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...zone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const time = [part('hour'), part('minute'), part('second')].join(':');
  return `${date}${beforeTime(language, false)}${time} ${part('timeZoneName')}`;
}

/** `UTC+08:00`. */
export function formatOffset({ offsetMinutes }: Pick<Clock, 'offsetMinutes'>): string {
  const minutes = Math.abs(offsetMinutes);
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** A page's own time, which names no zone: `2026-11-21T10:25:03` → `2026-11-21 10:25:03`. */
export function formatPageTime(value: string): string {
  return value.replace('T', ' ');
}

/** What stands between a day and a time of it. */
function beforeTime(language: Language, isRelative: boolean): string {
  if (language === 'fr') return ' à ';
  return language === 'en' && !isRelative ? ', ' : ' ';
}

function isKnownZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function calendarDay(date: Date, now: Date, language: Language): string {
  const isThisYear = date.getFullYear() === now.getFullYear();
  return dateFormat(language, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: language.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
  }).format(date);
}

/** As if days had no daylight saving: the difference of two is a whole number of days. */
function startOfDay(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
