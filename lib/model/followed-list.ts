import * as v from 'valibot';
import { DAY_MS } from './day';
import type { PlatformProblem } from './parse-platform';
import type { SendingFault } from './sending-error';

/** A list of definitions that the person follows: asked once a day, as long as they do. */
export const FollowedListSchema = v.object({ url: v.pipe(v.string(), v.check(isListAddress)) });
export type FollowedList = v.InferOutput<typeof FollowedListSchema>;

/** What the last attempt to fetch a list gave. Times are UTC ms. */
export interface FetchedList {
  triedAt: number;
  /** Of the text; null before the first that could be read. */
  fetchedAt: number | null;
  /** The last one that could be read, as it came; kept where a later one could not. */
  text: string | null;
  /** Why the last attempt gave none; null where it did. */
  fault: ListFault | null;
}

export interface ListFault {
  code: SendingFault | 'web-page' | 'nothing' | 'unreadable';
  detail: string;
  /** What is wrong with an unreadable text, and where. */
  problem: PlatformProblem | null;
}

/** After a failure. */
const PAUSE = 6 * 60 * 60_000;

/** When to fetch a list again, UTC ms. */
export function nextFetch(state: FetchedList | null): number {
  return state === null ? 0 : state.triedAt + (state.fault === null ? DAY_MS : PAUSE);
}

/** An address under https without user or password; under plain http anybody on the way could change the list. */
export function isListAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

/** What the browser has to allow so that a list can be fetched. */
export function listMatch(url: string): string {
  return `https://${new URL(url).hostname}/*`;
}
