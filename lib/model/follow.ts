/** How often a followed page can be recorded again, in hours. */
export const FOLLOW_HOURS = [1, 3, 6, 12, 24] as const;
export type FollowHours = (typeof FOLLOW_HOURS)[number];

/**
 * What became of the last time: recorded; the page was open nowhere; it led elsewhere (a log-in, mostly); the extension may
 * not read this site; or it went wrong in some other way.
 */
export type FollowOutcome = 'captured' | 'not-open' | 'elsewhere' | 'refused' | 'failed';

/** A page that the person wants recorded again and again. */
export interface Follow {
  /** The record that it began with: what is recorded later belongs to the same purchase, wherever that was moved. */
  captureId: string;
  /** Without secrets, as in that record. */
  url: string;
  everyHours: FollowHours;
  /** Whether the page may be opened in a tab behind the others where it is open nowhere. */
  mayOpen: boolean;
  /** UTC ms. */
  nextAt: number;
  last: { at: number; outcome: FollowOutcome } | null;
}
