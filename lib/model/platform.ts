import * as v from 'valibot';
import { FieldNameSchema } from './field';
import { CurrencySchema } from './money';
import { StageSchema } from './stage';
import { isTooWide } from './too-wide';
import { isValuePattern } from './value-pattern';

/** A match pattern of the WebExtensions API; a scheme of its own and `<all_urls>` are refused on purpose. */
const PATTERN = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?\/\S*$/;

function isMatchPattern(pattern: string): boolean {
  return PATTERN.test(pattern) && !isTooWide(pattern);
}

/** Of what is looked for on every reading of a page. */
const MOST_ENTRIES = 30;

const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** How the value has to look, by name (`digits-20`); a source without such a part gives none. */
const pattern = v.optional(v.pipe(v.string(), v.check(isValuePattern)));

/**
 * Where to read a value; the first source that names exactly one place, and a value of its pattern there, wins. A
 * `json-ld` path leads through own keys (`acceptedOffer.price`) of the one thing of that `type` in the page's JSON-LD.
 */
export const FieldSourceSchema = v.variant('from', [
  v.strictObject({ from: v.literal('label'), label: ShortText, pattern }),
  v.strictObject({
    from: v.literal('selector'),
    selector: ShortText,
    attribute: v.optional(ShortText),
    pattern,
  }),
  v.strictObject({
    from: v.literal('url'),
    parameter: ShortText,
    unit: v.optional(v.picklist(['minor', 'major'])),
    pattern,
  }),
  v.strictObject({ from: v.literal('json-ld'), type: v.optional(ShortText), path: ShortText, pattern }),
]);
export type FieldSource = v.InferOutput<typeof FieldSourceSchema>;

/** A page is of this stage when its path matches (if given), a selector is visible (if given) and a text is visible (if given). */
export const StageRuleSchema = v.strictObject({
  stage: StageSchema,
  /** A prefix of host + path, such as `www.douyin.com/pay`. */
  url: v.optional(ShortText),
  /** A query parameter and the values that count, such as `payment_status` with `succeed`. */
  parameter: v.optional(
    v.strictObject({ name: ShortText, values: v.pipe(v.array(ShortText), v.maxLength(MOST_ENTRIES)) }),
  ),
  selector: v.optional(ShortText),
  /** Any of these, in text that a person can see. */
  texts: v.optional(v.pipe(v.array(ShortText), v.maxLength(MOST_ENTRIES))),
});
export type StageRule = v.InferOutput<typeof StageRuleSchema>;

/** What a link leads to; `other` where nothing is said. */
export const LINK_KINDS = ['recharge', 'orders', 'support', 'policy', 'other'] as const;

const LinkSchema = v.strictObject({
  title: ShortText,
  url: v.pipe(v.string(), v.url(), v.regex(/^https?:/)),
  kind: v.optional(v.picklist(LINK_KINDS)),
});

export const PlatformSchema = v.strictObject({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  name: v.strictObject({ 'zh-CN': ShortText, en: ShortText }),
  /** `cashier` pages belong to the purchase of the platform that opened them. */
  kind: v.picklist(['platform', 'cashier']),
  matches: v.pipe(v.array(v.pipe(v.string(), v.check(isMatchPattern))), v.minLength(1)),
  stages: v.pipe(v.array(StageRuleSchema), v.maxLength(MOST_ENTRIES)),
  fields: v.optional(
    v.record(FieldNameSchema, v.pipe(v.array(FieldSourceSchema), v.maxLength(MOST_ENTRIES))),
    {},
  ),
  currency: v.optional(CurrencySchema),
  coin: v.optional(v.strictObject({ name: ShortText, perUnit: v.number() })),
  links: v.optional(v.array(LinkSchema), []),
  /** How long the platform itself takes requests, in days from the payment, and where it says so. */
  refundWindow: v.optional(
    v.strictObject({
      days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
      note: v.optional(ShortText),
    }),
  ),
  /** Where each fact was seen, when, and how sure it is. */
  sources: v.array(
    v.strictObject({
      note: ShortText,
      seen: v.pipe(v.string(), v.isoDate()),
      confidence: v.picklist(['high', 'medium', 'low', 'unknown']),
    }),
  ),
});

/** Site knowledge as data: sharpens the generic recogniser on the pages that `matches` names. */
export type Platform = v.InferOutput<typeof PlatformSchema>;
/** A definition as it is written by hand, defaults left out. */
export type PlatformDefinition = v.InferInput<typeof PlatformSchema>;
