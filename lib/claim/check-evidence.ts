import type { Capture } from '../model/capture';
import type { Claim } from '../model/claim';
import {
  WEIGHTS,
  type EvidenceId,
  type EvidenceItemDefinition,
  type Reason,
  type Weight,
} from '../model/claim-facts';
import { paymentSeenAt, type ClaimSubject } from './claim-subject';
import { evidenceFacts } from './facts';
import type { Answers } from './read-answers';

/** `there`: in the packet; `at-hand`: the person says to have it and attaches it; `missing`: nowhere yet. */
export type EvidenceState = 'there' | 'at-hand' | 'missing';

export interface EvidenceFinding {
  id: EvidenceId;
  weight: Weight;
  state: EvidenceState;
  from: EvidenceItemDefinition['from'];
  /** The field of the form that would show it. */
  answer?: EvidenceItemDefinition['answer'];
  /** Captures that show it. */
  captureIds: string[];
  /** Purchases that should show it and do not. */
  missingOf: string[];
}

export interface EvidenceCheck {
  /** Required first, then strong, then optional. */
  items: EvidenceFinding[];
  /**
   * `gaps`: something required is missing; `complete`: all of it is there; `strong`: and half or more of what makes it
   * strong. It says how full the packet is, not how the recipient will decide.
   */
  completeness: 'gaps' | 'complete' | 'strong';
}

/** Ticks off what a reason needs against what was captured, answered and said to be at hand. */
export function checkEvidence(
  reason: Reason,
  claim: Pick<Claim, 'id' | 'atHand' | 'applicationNo'>,
  values: Answers,
  subject: ClaimSubject,
): EvidenceCheck {
  const items = WEIGHTS.flatMap((weight) =>
    reason.evidence[weight].map((id) => findItem(id, weight, claim, values, subject)),
  );
  const missing = (weight: Weight) =>
    items.filter((item) => item.weight === weight && item.state === 'missing').length;
  const strong = items.filter(({ weight }) => weight === 'strong').length;
  return {
    items,
    completeness: missing('required') > 0 ? 'gaps' : missing('strong') * 2 <= strong ? 'strong' : 'complete',
  };
}

function findItem(
  id: EvidenceId,
  weight: Weight,
  claim: Pick<Claim, 'id' | 'atHand' | 'applicationNo'>,
  values: Answers,
  subject: ClaimSubject,
): EvidenceFinding {
  const facts = evidenceFacts(id);
  const sight = facts.from === 'capture' ? look(facts, subject) : { captureIds: [], missingOf: [] };
  const isThere =
    facts.from === 'packet' ||
    (facts.from === 'capture' && sight.missingOf.length === 0) ||
    isAdded(id, claim, subject) ||
    isAnswered(facts, claim, values);
  return {
    id,
    weight,
    from: facts.from,
    ...(facts.answer !== undefined && { answer: facts.answer }),
    state: isThere ? 'there' : claim.atHand.includes(id) ? 'at-hand' : 'missing',
    ...sight,
  };
}

/** A file was added for it: to the claim, or to each of its purchases. */
function isAdded(
  id: EvidenceId,
  claim: Pick<Claim, 'id'>,
  { purchases, attachments = [] }: ClaimSubject,
): boolean {
  const added = attachments.filter(({ body }) => body.evidence === id);
  const belongsTo = (ownerId: string) => added.some(({ ownerIds }) => ownerIds.includes(ownerId));
  return belongsTo(claim.id) || (added.length > 0 && purchases.every((purchase) => belongsTo(purchase.id)));
}

function isAnswered(
  { answer }: EvidenceItemDefinition,
  claim: Pick<Claim, 'applicationNo'>,
  values: Answers,
): boolean {
  if (answer === undefined) return false;
  return answer === 'applicationNo' ? claim.applicationNo.trim() !== '' : values[answer] !== null;
}

/** Each purchase of the claim has to show it: one order's receipt says nothing about another. */
function look(
  { seen = {} }: EvidenceItemDefinition,
  { purchases, captures }: ClaimSubject,
): { captureIds: string[]; missingOf: string[] } {
  const ids = purchases.map(({ id }) => id);
  if (purchases.length < (seen.purchases ?? 1)) return { captureIds: [], missingOf: ids };
  if (seen.purchases !== undefined) {
    return { captureIds: captures.map(({ id }) => id), missingOf: [] };
  }
  const captureIds: string[] = [];
  const missingOf: string[] = [];
  for (const purchase of purchases) {
    const own = captures.filter((capture) => capture.purchaseId === purchase.id);
    const showing = own.filter((capture) => shows(capture, seen, own));
    const stages = new Set(showing.map(({ body }) => body.stage));
    const isEnough = showing.length >= (seen.captures ?? 1) && stages.size >= (seen.distinct ?? 1);
    if (isEnough) captureIds.push(...showing.map(({ id }) => id));
    else missingOf.push(purchase.id);
  }
  return { captureIds, missingOf };
}

function shows(
  { body, fields, capturedAt }: Capture,
  { stages = [], field, when }: NonNullable<EvidenceItemDefinition['seen']>,
  own: readonly Capture[],
): boolean {
  if (stages.length > 0 && !stages.includes(body.stage)) return false;
  if (field !== undefined && !fields.some(({ name }) => name === field)) return false;
  if (when === undefined) return true;
  const paidAt = paymentSeenAt(own);
  if (when === 'before-payment') return paidAt === null || capturedAt < paidAt;
  return paidAt !== null && capturedAt > paidAt;
}
