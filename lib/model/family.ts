import * as v from 'valibot';
import { PlatformSchema } from './platform';

const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** All of these are on the page: selectors match (hidden elements too), texts stand in its words. */
const MarkupSignSchema = v.pipe(
  v.strictObject({ selectors: v.optional(v.array(ShortText)), texts: v.optional(v.array(ShortText)) }),
  v.check(
    ({ selectors = [], texts = [] }) => selectors.length + texts.length > 0,
    'an empty sign fits every page',
  ),
);

const { matches: _, ...shared } = PlatformSchema.entries;

/** A platform without addresses: software that many sites run, known by its markup on any of them. */
export const FamilySchema = v.strictObject({
  ...shared,
  /** Any one of these signs is enough. */
  markup: v.pipe(v.array(MarkupSignSchema), v.minLength(1)),
});

export type Family = v.InferOutput<typeof FamilySchema>;
/** A definition as it is written by hand, defaults left out. */
export type FamilyDefinition = v.InferInput<typeof FamilySchema>;
