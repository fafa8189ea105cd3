import type { Day } from './claim';

/** 24 hours in ms. */
export const DAY_MS = 86_400_000;

/** China has one clock, eight hours ahead of UTC, without summer time. */
const CHINA_MS = 8 * 3_600_000;

/** The day in China at a moment (UTC ms). */
export function dayOf(at: number): Day {
  return new Date(at + CHINA_MS).toISOString().slice(0, 10);
}

/** Days from one to another; negative where the other came before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
