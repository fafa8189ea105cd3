import { askAmounts, type AskedAmount } from '../claim/ask-amount';
import { checkEvidence, type EvidenceCheck } from '../claim/check-evidence';
import { nextVersion } from '../claim/claim-editions';
import { paidOn, type ClaimSubject } from '../claim/claim-subject';
import {
  DEADLINE_RULES,
  LADDER,
  reasonFacts,
  RECIPIENT_FACTS,
  recipientFacts,
  SOURCES,
  WARNINGS,
} from '../claim/facts';
import { findDeadlines, nextDeadline, type Deadline } from '../claim/find-deadlines';
import { lintStatement, type WordFinding } from '../claim/lint-statement';
import { paymentPattern } from '../claim/payment-pattern';
import { askedByPerson, readAnswers, type AnswerProblems, type Answers } from '../claim/read-answers';
import { spotReasons, type SpottedReason } from '../claim/spot-reasons';
import { writeStatement } from '../claim/write-statement';
import { dayOf } from '../model/day';
import { statusOf, type Claim, type Day, type StatementLanguage } from '../model/claim';
import type {
  DeadlineRule,
  EvidenceId,
  Reason,
  Recipient,
  RecipientId,
  Rung,
  Source,
  Warning,
} from '../model/claim-facts';
import { nameIn } from '../model/language';
import type { Money } from '../model/money';
import type { PaymentPattern } from '../model/payment-pattern';
import type { PlatformDefinition } from '../model/platform';
import type { Purchase } from '../model/purchase';

export interface Statement {
  full: string;
  short: string;
}

/** Everything that follows from a claim as it stands. Nothing of it is stored but the amount and the next day. */
export interface ClaimReview {
  /** The day in China that it was worked out for. */
  today: Day;
  /** The day of the first payment; nothing of the claim can have been before it. */
  since: Day | null;
  reason: Reason | null;
  /** When the payments were made. */
  pattern: PaymentPattern;
  /** Offered, never asserted. */
  spotted: SpottedReason[];
  values: Answers;
  problems: AnswerProblems;
  evidence: EvidenceCheck | null;
  /** What can be asked for, the best first. */
  amounts: AskedAmount[];
  /** What is asked for: as typed, else the best of `amounts`. */
  asked: Money | null;
  /** Our text, and the text as it stands. */
  written: Statement;
  statement: Statement;
  findings: { full: WordFinding[]; short: WordFinding[] };
  /** What every recipient asks for and no page showed. */
  unknown: ('orderNo' | 'amount' | 'paidAt')[];
  /** Of the packet that would be made now. */
  version: number;
  deadlines: Deadline[];
  next: Claim['nextDeadline'];
  warnings: Warning[];
  /** Steps that are open, the one to take first. */
  steps: OpenStep[];
  recipients: readonly Recipient[];
  sources: Readonly<Record<string, Source>>;
}

/** A step of the ladder, with what is known of how long it takes, and the official pages where it is taken. */
export interface OpenStep extends Rung {
  waiting: DeadlineRule[];
  entries: { recipient: RecipientId; url: string }[];
}

export interface ReviewContext {
  /** UTC ms. */
  now: number;
  platforms: readonly PlatformDefinition[];
  /** Purchases beside those of the claim: a double payment shows only next to the other one. */
  others?: readonly Purchase[];
}

export type ReviewClaim = typeof reviewClaim;

/** A claim, its purchases and their captures → what is there, what is missing, what can be asked, said and done by when. */
export function reviewClaim(
  claim: Claim,
  subject: ClaimSubject,
  { now, platforms, others = [] }: ReviewContext,
): ClaimReview {
  const today = dayOf(now);
  const { values, problems } = readAnswers(claim, subject, today);
  const reason = claim.reason === null ? null : reasonFacts(claim.reason);
  const platform = platforms.find(({ id }) => id === subject.purchases[0]?.platformId);
  const amounts =
    reason === null
      ? []
      : askAmounts(reason, values, subject, {
          keptPurchaseId: claim.keptPurchaseId,
          coinsPerUnit: platform?.coin?.perUnit ?? null,
        });
  const asked = askedByPerson(values, subject) ?? amounts[0]?.money ?? null;
  const { language, full, short } = claim.statement;
  const written =
    reason === null
      ? { full: '', short: '' }
      : writeStatement({
          reason,
          values,
          subject,
          asked,
          keptPurchaseId: claim.keptPurchaseId,
          platform: nameOf(platform, subject.purchases[0], language),
          language,
        });
  const statement = { full: full ?? written.full, short: short ?? written.short };
  const deadlines = findDeadlines(claim, values, subject, today);
  return {
    reason,
    today,
    since: paidOn(subject.purchases),
    pattern: paymentPattern(subject.purchases),
    spotted: spotReasons([...subject.purchases, ...others], subject.captures).filter(({ purchaseIds }) =>
      purchaseIds.some((id) => claim.purchaseIds.includes(id)),
    ),
    values,
    problems,
    evidence: reason === null ? null : checkEvidence(reason, claim, values, subject),
    amounts,
    asked,
    written,
    statement,
    findings: {
      full: lintStatement(statement.full, language),
      short: lintStatement(statement.short, language),
    },
    unknown: (['orderNo', 'amount', 'paidAt'] as const).filter((name) =>
      subject.purchases.some((purchase) => purchase[name] === null),
    ),
    version: nextVersion(claim),
    deadlines,
    next: nextDeadline(claim, deadlines),
    warnings: WARNINGS.filter((warning) => isMeant(warning, claim)),
    steps: stepsFrom(claim).map((rung) => openStep(rung, claim, subject)),
    recipients: RECIPIENT_FACTS,
    sources: SOURCES,
  };
}

/** Evidence that the packet itself shows. */
export function itemsThere({ evidence }: Pick<ClaimReview, 'evidence'>): EvidenceId[] {
  return (evidence?.items ?? []).flatMap(({ id, state }) => (state === 'there' ? [id] : []));
}

/** The host where nobody named the site; a language that has no name of its own borrows the nearest. */
function nameOf(
  platform: PlatformDefinition | undefined,
  purchase: Purchase | undefined,
  language: StatementLanguage,
): string {
  if (platform === undefined) return purchase?.host ?? '';
  return nameIn(platform.name, language);
}

function isMeant({ reasons, recipients }: Warning, { reason, recipient }: Claim): boolean {
  if (reasons !== undefined && (reason === null || !reasons.includes(reason))) return false;
  return recipients === undefined || (recipient !== null && recipients.includes(recipient));
}

/** What was tried already lies behind; a draft starts at the beginning. */
/** Of shops and platforms only the waiting times of those that the claim concerns. */
function openStep(rung: Rung, { reason, recipient }: Claim, { purchases }: ClaimSubject): OpenStep {
  const concerned = new Set<string | null>([
    'platform',
    recipient,
    ...purchases.map((one) => one.platformId),
  ]);
  const facts = rung.recipients.map(recipientFacts);
  const isOfOthers = (id: RecipientId) => recipientFacts(id).kind === 'merchant' && !concerned.has(id);
  return {
    ...rung,
    waiting: DEADLINE_RULES.filter(
      ({ id, reasons, recipients }) =>
        rung.waits.includes(id) &&
        (reasons === undefined || (reason !== null && reasons.includes(reason))) &&
        (recipients === undefined || !recipients.every(isOfOthers)),
    ),
    entries: facts.flatMap(({ id, entry }) => (entry === null ? [] : [{ recipient: id, url: entry }])),
  };
}

function stepsFrom(claim: Claim): Rung[] {
  const status = statusOf(claim);
  const last = claim.history.findLast(({ recipient }) => recipient !== null)?.recipient ?? null;
  if (status === 'drafted' || last === null) return [...LADDER];
  const at = LADDER.findIndex(({ recipients }) => recipients.includes(last));
  const isRefused = status === 'rejected' || status === 'refunded-part';
  return LADDER.slice(Math.max(0, isRefused ? at + 1 : at));
}
