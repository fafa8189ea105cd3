import type { Clock } from '../model/page';

/** `2026-11-21 14:02:33.123 +08:00`: the device's wall clock with its distance from UTC. */
export function deviceTime({ utc, offsetMinutes }: Clock): string {
  const local = new Date(Date.parse(utc) + offsetMinutes * 60_000).toISOString();
  const distance = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${spaced(local)} ${sign}${pad(Math.floor(distance / 60))}:${pad(distance % 60)}`;
}

/** `2026-11-21 06:02:33.123 UTC`. */
export function utcTime({ utc }: Clock): string {
  return `${spaced(new Date(utc).toISOString())} UTC`;
}

/** A page's own time, which has no zone. */
export function pageTime(time: string): string {
  return time.replace('T', ' ');
}

function spaced(iso: string): string {
  return iso.slice(0, 23).replace('T', ' ');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
