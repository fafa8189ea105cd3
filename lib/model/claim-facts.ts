import * as v from 'valibot';
import { FieldNameSchema } from './field';
import { StageSchema } from './stage';

/** Why money is asked back. */
export const REASONS = [
  'mis_recharge',
  'wrong_amount',
  'duplicate',
  'paid_not_credited',
  'system_error',
  'not_as_agreed',
  'minor',
  'false_ad',
  'unauthorised',
  'policy_change',
  'changed_mind',
  'tipped_dissatisfied',
] as const;
export const ReasonIdSchema = v.picklist(REASONS);
export type ReasonId = v.InferOutput<typeof ReasonIdSchema>;

/** What can show that a reason holds. */
export const EVIDENCE_ITEMS = [
  'order_detail',
  'order_no',
  'txn_id',
  'pay_receipt',
  'bill_row',
  'bill_cert',
  'bank_row',
  'balance_before',
  'balance_after',
  'ledger_unused',
  'account_id',
  'intended_amount',
  'click_trail',
  'amount_selected',
  'error_shot',
  'screen_rec',
  'dup_pair',
  'policy_snap',
  'checkbox_terms',
  'promise_page',
  'progress_series',
  'third_party_stats',
  'chat_log',
  'ticket_no',
  'ad_page',
  'minor_id',
  'guardian_id',
  'kinship',
  'device_log',
  'operator_proof',
  'guardian_unaware',
  'statement',
  'police_report',
  'login_alert',
  'merchant_info',
  'integrity',
  'env_check',
] as const;
export const EvidenceIdSchema = v.picklist(EVIDENCE_ITEMS);
export type EvidenceId = v.InferOutput<typeof EvidenceIdSchema>;

/** Who receives a claim. Not called channel: that is how the purchase was paid. */
export const RECIPIENTS = [
  'platform',
  'douyin',
  'kuaishou',
  'boosting',
  'wechat-pay',
  'alipay',
  'apple',
  'bank',
  '12315',
  'heimao',
  'court',
] as const;
export const RecipientIdSchema = v.picklist(RECIPIENTS);
export type RecipientId = v.InferOutput<typeof RecipientIdSchema>;

/** What is asked for, and how it is worked out. */
export const ASKS = ['unspent', 'difference', 'extra', 'shortfall', 'whole'] as const;
export const AskSchema = v.picklist(ASKS);
export type Ask = v.InferOutput<typeof AskSchema>;

/** What a claim's form asks the person; kept as typed. */
export const ANSWERS = [
  'what',
  'knownOn',
  'intended',
  'bought',
  'unspent',
  'unit',
  'promised',
  'started',
  'delivered',
  'withinDays',
  'age',
  'asked',
] as const;
export const AnswerNameSchema = v.picklist(ANSWERS);
export type AnswerName = v.InferOutput<typeof AnswerNameSchema>;

export const CONFIDENCES = ['guide', 'web', 'official', 'statute', 'case', 'oss', 'unverified'] as const;

const Sourced = {
  /** Ids of `sources.json`. */
  source: v.pipe(v.array(v.string()), v.minLength(1)),
  /** How sure: `guide` and `web` are hearsay, to be shown as commonly reported. */
  confidence: v.picklist(CONFIDENCES),
};

export const SourceSchema = v.strictObject({
  kind: v.picklist(CONFIDENCES),
  title: v.strictObject({ 'zh-CN': v.string(), en: v.string() }),
  seen: v.pipe(v.string(), v.isoDate()),
});
export type Source = v.InferOutput<typeof SourceSchema>;

/** How captures show an item: enough of these stages, before or after the payment, with these fields read. */
const SightSchema = v.strictObject({
  stages: v.optional(v.array(StageSchema), []),
  field: v.optional(FieldNameSchema),
  when: v.optional(v.picklist(['before-payment', 'after-payment'])),
  /** Captures that are needed, 1 where nothing is said. */
  captures: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** Different stages that are needed. */
  distinct: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** Purchases that the claim must have. */
  purchases: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});

export const EvidenceItemSchema = v.strictObject({
  id: EvidenceIdSchema,
  /**
   * `capture`: a page shows it; `file`: the person has it elsewhere and adds it; `answer`: the person says it;
   * `packet`: every packet has it; `family`: papers that only the family has and that are never collected here.
   */
  from: v.picklist(['capture', 'file', 'answer', 'packet', 'family']),
  seen: v.optional(SightSchema),
  answer: v.optional(v.union([AnswerNameSchema, v.literal('applicationNo')])),
});
export type EvidenceItem = v.InferOutput<typeof EvidenceItemSchema>;
export type EvidenceItemDefinition = v.InferInput<typeof EvidenceItemSchema>;

export const WEIGHTS = ['required', 'strong', 'optional'] as const;
export type Weight = (typeof WEIGHTS)[number];

export const ReasonSchema = v.strictObject({
  id: ReasonIdSchema,
  /** How platforms commonly treat it, before any evidence. */
  strength: v.picklist(['low', 'medium', 'high']),
  evidence: v.strictObject({
    required: v.array(EvidenceIdSchema),
    strong: v.array(EvidenceIdSchema),
    optional: v.array(EvidenceIdSchema),
  }),
  /** The first that can be worked out is suggested. */
  asks: v.pipe(v.array(AskSchema), v.minLength(1)),
  answers: v.array(AnswerNameSchema),
  /** Sentences of the statement, in order; and of the short one, most needed first. */
  statement: v.strictObject({ full: v.array(v.string()), short: v.array(v.string()) }),
  rejections: v.array(v.strictObject({ id: v.string(), ...Sourced })),
  ...Sourced,
});
export type Reason = v.InferOutput<typeof ReasonSchema>;

export const DeadlineRuleSchema = v.strictObject({
  id: v.string(),
  /** `act`: the person has to have acted by then; `wait`: the other side is commonly reported to have answered by then. */
  kind: v.picklist(['act', 'wait']),
  unit: v.picklist(['hours', 'days', 'workingDays', 'years']),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The later end of a reported range. */
  upTo: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  from: v.picklist(['payment', 'known', 'submitted', 'accepted']),
  /** Only for these; for all where nothing is said. */
  reasons: v.optional(v.array(ReasonIdSchema)),
  platforms: v.optional(v.array(v.string())),
  recipients: v.optional(v.array(RecipientIdSchema)),
  /** Only for purchases paid through this provider. */
  paidWith: v.optional(v.picklist(['wechat-pay', 'alipay'])),
  /** Whether it applies to coins at all is disputed, or pages contradict one another. */
  doubtful: v.optional(v.boolean()),
  ...Sourced,
});
export type DeadlineRule = v.InferOutput<typeof DeadlineRuleSchema>;

export const LimitsSchema = v.strictObject({
  images: v.array(v.picklist(['jpg', 'png', 'bmp'])),
  imageBytes: v.number(),
  /** Pictures at most; null where no limit was found. */
  imageCount: v.nullable(v.number()),
  /** Null where no PDF is taken. */
  pdfBytes: v.nullable(v.number()),
  pdfPages: v.number(),
  /** Of the description. */
  characters: v.number(),
  /** False where nothing was found and the safe size is used. */
  isKnown: v.boolean(),
});
export type Limits = v.InferOutput<typeof LimitsSchema>;

export const RecipientSchema = v.strictObject({
  id: RecipientIdSchema,
  kind: v.picklist(['merchant', 'payment', 'regulator', 'media', 'court']),
  /** An official page; null where the way leads through an app, or no address is sure. */
  entry: v.nullable(v.pipe(v.string(), v.url(), v.startsWith('https://'))),
  /** What is filed can be read by everybody. */
  isPublic: v.boolean(),
  limits: LimitsSchema,
  seen: v.pipe(v.string(), v.isoDate()),
  ...Sourced,
});
export type Recipient = v.InferOutput<typeof RecipientSchema>;

export const RungSchema = v.strictObject({
  id: v.string(),
  recipients: v.array(RecipientIdSchema),
  /** Rules that tell how long an answer may take. */
  waits: v.array(v.string()),
  items: v.array(EvidenceIdSchema),
  hasCaution: v.boolean(),
  ...Sourced,
});
/** One step of the escalation, lowest first. */
export type Rung = v.InferOutput<typeof RungSchema>;

export const WarningSchema = v.strictObject({
  id: v.string(),
  /** Shown with these reasons or recipients only; always where neither is named. */
  reasons: v.optional(v.array(ReasonIdSchema)),
  recipients: v.optional(v.array(RecipientIdSchema)),
  ...Sourced,
});
/** What to know before filing, because filing could hurt. */
export type Warning = v.InferOutput<typeof WarningSchema>;

export const CalendarSchema = v.strictObject({
  year: v.number(),
  /** Week days without work, and weekend days with work: `MM-DD`. */
  holidays: v.array(v.pipe(v.string(), v.regex(/^\d\d-\d\d$/))),
  workdays: v.array(v.pipe(v.string(), v.regex(/^\d\d-\d\d$/))),
  ...Sourced,
});
/** China's working days of one year, as the State Council announces them the year before. */
export type Calendar = v.InferOutput<typeof CalendarSchema>;
