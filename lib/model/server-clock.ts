import type { ServerClock } from './surroundings';

/** RFC 9110, 5.6.7: the header names whole seconds, so the server's clock stood at any moment of that second. */
const SECOND = 1000;

/**
 * How far the device's clock is ahead of the server's: the answer was made after it was asked for and before it came.
 * @param date the `Date` header as it came; null or unreadable gives null
 * @param askedAt UTC ms by the device's clock, as is `answeredAt`
 */
export function compareClocks(date: string | null, askedAt: number, answeredAt: number): ServerClock | null {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return null;
  return {
    date: new Date(server).toISOString(),
    askedAt: new Date(askedAt).toISOString(),
    answeredAt: new Date(answeredAt).toISOString(),
    aheadMs: { least: askedAt - (server + SECOND), most: answeredAt - server },
  };
}
