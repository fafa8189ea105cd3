import * as v from 'valibot';

/** The moments of a purchase that a page can show, in the order in which a person meets them. */
export const STAGES = [
  'offer',
  'terms',
  'cashier',
  'paid',
  'failed',
  'order',
  'balance',
  'progress',
  'support',
  'claim',
  'refund',
  'other',
] as const;

/** What a person may say that a page is, where no rule knows it; the rest is found out or left as it is. */
export const HAND_STAGES = [
  'terms',
  'balance',
  'progress',
  'support',
  'claim',
  'refund',
] as const satisfies readonly (typeof STAGES)[number][];

/** Pages that may be gone in a moment. */
export const FLEETING_STAGES: ReadonlySet<(typeof STAGES)[number] | null> = new Set([
  'paid',
  'failed',
  'order',
  'refund',
  'claim',
]);

/** What pages are captured as without anybody asking. */
export const AUTOMATIC_STAGES = [
  'offer',
  'cashier',
  'paid',
  'failed',
  'order',
  'balance',
  'progress',
  'claim',
  'refund',
] as const satisfies readonly (typeof STAGES)[number][];

export const StageSchema = v.picklist(STAGES);

/** What a page is, within a purchase; `other` is any page that the person saved by hand. */
export type Stage = v.InferOutput<typeof StageSchema>;
