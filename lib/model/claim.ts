import * as v from 'valibot';
import { AnswerNameSchema, EvidenceIdSchema, ReasonIdSchema, RecipientIdSchema } from './claim-facts';
import { MoneySchema } from './money';

/** Languages that a statement can be written in. */
export const STATEMENT_LANGUAGES = ['zh-CN', 'zh-TW', 'en', 'fr'] as const;
export type StatementLanguage = (typeof STATEMENT_LANGUAGES)[number];

export const CLAIM_STATUSES = [
  'drafted',
  'submitted',
  'asked-for-more',
  'accepted',
  'rejected',
  'appealed',
  'refunded-part',
  'refunded-whole',
  'closed',
] as const;
/** `accepted`: the recipient took it up or agreed; money may still be on its way. */
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** A calendar day, `YYYY-MM-DD`, of China's clock. */
export const DaySchema = v.pipe(v.string(), v.isoDate());
export type Day = v.InferOutput<typeof DaySchema>;

export const LONGEST_ANSWER = 2000;
const Note = v.pipe(v.string(), v.maxLength(LONGEST_ANSWER));
const Id = v.pipe(v.string(), v.regex(/^[a-z]-[A-Za-z0-9-]{1,60}$/));
const Time = v.pipe(v.number(), v.safeInteger());

export const StatusChangeSchema = v.strictObject({
  status: v.picklist(CLAIM_STATUSES),
  recipient: v.nullable(RecipientIdSchema),
  /** UTC ms, as the person gave it. */
  at: Time,
  /** Such as the reason of a rejection. */
  note: Note,
});
export type StatusChange = v.InferOutput<typeof StatusChangeSchema>;

export const ContactSchema = v.strictObject({
  at: Time,
  way: v.picklist(['chat', 'ticket', 'mail', 'phone', 'other']),
  note: Note,
});
export type Contact = v.InferOutput<typeof ContactSchema>;

export const ClaimEditionSchema = v.strictObject({
  /** 1 for the first packet; one more for each that answers a rejection or a demand. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When its packet was last made, UTC ms. */
  at: Time,
  /** Entries of the claim's history by then: days that a person gives cannot say what came first. */
  told: v.pipe(v.number(), v.integer(), v.minValue(0)),
  purchaseIds: v.array(Id),
  captureIds: v.array(v.string()),
  /** What the packet showed. */
  there: v.array(EvidenceIdSchema),
  asked: v.nullable(MoneySchema),
  full: v.string(),
});
/** What a packet of a claim held, so that a later one can say what is new in it. */
export type ClaimEdition = v.InferOutput<typeof ClaimEditionSchema>;

/** Claim id → the last reminder that was shown for it. */
export type ToldReminders = Record<string, string>;

export const ClaimSchema = v.strictObject({
  format: v.literal(1),
  id: Id,
  purchaseIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
  /** Null until one is picked. */
  reason: v.nullable(ReasonIdSchema),
  /** The form as it was typed, right or wrong, so that no draft is ever lost. */
  answers: v.record(AnswerNameSchema, Note),
  /** The purchase that is kept where one was paid twice. */
  keptPurchaseId: v.nullable(Id),
  /** Items that the person has elsewhere and will attach; nothing of them is in the packet. */
  atHand: v.array(EvidenceIdSchema),
  /** What is asked for; null as long as it is not known. */
  asked: v.nullable(MoneySchema),
  statement: v.strictObject({
    language: v.picklist(STATEMENT_LANGUAGES),
    /** What the person wrote instead of our text; null where ours stands. */
    full: v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
    short: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  }),
  recipient: v.nullable(RecipientIdSchema),
  applicationNo: v.pipe(v.string(), v.maxLength(120)),
  /** Oldest first; the last one holds. */
  history: v.pipe(v.array(StatusChangeSchema), v.minLength(1)),
  contacts: v.array(ContactSchema),
  /** Packets that were made, oldest first; claims of version 0.1 have none. */
  editions: v.optional(v.array(ClaimEditionSchema)),
  /** The earliest day by which the person has to have acted; null where none is known or all is over. */
  nextDeadline: v.nullable(v.strictObject({ rule: v.string(), day: DaySchema })),
  createdAt: Time,
  changedAt: Time,
});

/** Money asked back for one or more purchases: a draft first, then what became of it. */
export type Claim = v.InferOutput<typeof ClaimSchema>;

export function statusOf(claim: Pick<Claim, 'history'>): ClaimStatus {
  return claim.history.at(-1)?.status ?? 'drafted';
}

/** Whether nothing more is to be done. */
export function isOver(claim: Pick<Claim, 'history'>): boolean {
  return ['refunded-whole', 'closed'].includes(statusOf(claim));
}
