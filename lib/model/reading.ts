import * as v from 'valibot';
import { FieldSchema } from './field';
import { StageSchema } from './stage';

export const ReadingSchema = v.object({
  platformId: v.nullable(v.string()),
  stage: v.nullable(StageSchema),
  reasons: v.array(v.string()),
  fields: v.array(FieldSchema),
  /** Of a page that lists orders, what it shows of each, in the page's order. */
  orders: v.optional(v.array(v.array(FieldSchema))),
  recognizer: v.string(),
});

/**
 * What the recogniser makes of a page. `stage` is null where the page is none of ours; `platformId` is null on a site
 * that nobody configured; `fields` of a list are empty, because values of two purchases are never mixed; `recognizer` is `<platform or family or generic>@<version>`, kept with each record so that a reading can be repeated.
 */
export type Reading = v.InferOutput<typeof ReadingSchema>;
