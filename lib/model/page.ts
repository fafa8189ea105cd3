import * as v from 'valibot';
import type { PageControls } from './surroundings';

export const ViewSchema = v.object({
  width: v.number(),
  height: v.number(),
  scrollX: v.number(),
  scrollY: v.number(),
  devicePixelRatio: v.number(),
});

/** The viewport when the page was read, in CSS px. */
export type View = v.InferOutput<typeof ViewSchema>;

export const ClockSchema = v.object({
  utc: v.pipe(v.string(), v.isoTimestamp()),
  offsetMinutes: v.number(),
  timeZone: v.string(),
  monotonicMs: v.number(),
  timeOrigin: v.number(),
});

/**
 * The device's clock at that moment: ISO UTC with ms, minutes east of UTC, IANA zone, ms since the page's time origin, and
 * that origin in UTC ms as the clock stood when the document began: it names the document, and where `utc` is not
 * `timeOrigin + monotonicMs`, the clock was set meanwhile.
 */
export type Clock = v.InferOutput<typeof ClockSchema>;

export const SightingSchema = v.object({
  url: v.string(),
  title: v.string(),
  language: v.string(),
  text: v.string(),
  view: ViewSchema,
  clock: ClockSchema,
  visible: v.boolean(),
  dialogs: v.optional(v.number()),
  asks: v.optional(v.string()),
});

/** The page as it stood at one moment. `url` has its secrets removed; `text` is what a person could see, `dialogs` how many stood open, `asks` the kinds of what they or boxes like them asked. */
export type Sighting = v.InferOutput<typeof SightingSchema>;

/** The page's DOM, scrubbed: no typed values, no scripts, no tokens; and what its elements say. */
export interface PageCopy {
  html: string;
  /** Null where the page's own markup made them unreadable. */
  controls: PageControls | null;
}
