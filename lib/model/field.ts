import * as v from 'valibot';
import { MoneySchema } from './money';

/** Everything that a recogniser may read off a page. */
export const FIELD_NAMES = [
  'orderNo',
  'channelOrderNo',
  'amount',
  'channel',
  'paidAt',
  'orderedAt',
  'product',
  'units',
  'account',
  'merchant',
] as const;

export const FieldNameSchema = v.picklist(FIELD_NAMES);
export type FieldName = v.InferOutput<typeof FieldNameSchema>;

/** What every refund reviewer asks for; a purchase without one of these says that it is missing. */
export const REQUIRED_FIELDS = [
  'orderNo',
  'amount',
  'channel',
  'paidAt',
] as const satisfies readonly FieldName[];

export const BoxSchema = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** A rectangle. In a `Reading`: CSS px from the viewport's corner; in `fields.json`: image px of the first picture. */
export type Box = v.InferOutput<typeof BoxSchema>;

export const FieldSchema = v.object({
  name: FieldNameSchema,
  raw: v.string(),
  value: v.string(),
  money: v.optional(MoneySchema),
  label: v.nullable(v.string()),
  source: v.picklist(['text', 'attribute', 'json-ld', 'url', 'user']),
  selector: v.nullable(v.string()),
  box: v.nullable(BoxSchema),
  confidence: v.number(),
  reason: v.string(),
});

/**
 * One value and where it was read.
 * `raw` is the page's text; `value` is normalised: a decimal string for `amount` (with `money`), `YYYY-MM-DDTHH:mm:ss` or as much of it as the page shows
 * without a zone for times (pages name none), the text itself otherwise. `confidence` is 0 to 1.
 */
export type Field = v.InferOutput<typeof FieldSchema>;
