import type {
  Calendar,
  DeadlineRule,
  EvidenceId,
  EvidenceItemDefinition,
  Reason,
  ReasonId,
  Recipient,
  RecipientId,
  Rung,
  Source,
  Warning,
} from '../model/claim-facts';
import calendars from './facts/calendar.json';
import deadlines from './facts/deadlines.json';
import evidence from './facts/evidence.json';
import ladder from './facts/ladder.json';
import reasons from './facts/reasons.json';
import recipients from './facts/recipients.json';
import signs from './facts/signs.json';
import sources from './facts/sources.json';
import warnings from './facts/warnings.json';

/**
 * What is known about refunds, as data: each fact with its source and how sure it is. Facts and figures are hearsay
 * where their confidence says `guide` or `web`; nothing here is legal advice. `facts.test.ts` holds the files to their schemas.
 */
export const REASON_FACTS = reasons as readonly Reason[];
export const EVIDENCE_FACTS = evidence as readonly EvidenceItemDefinition[];
export const DEADLINE_RULES = deadlines as readonly DeadlineRule[];
export const LADDER = ladder as readonly Rung[];
export const RECIPIENT_FACTS = recipients as readonly Recipient[];
export const CALENDARS = calendars as readonly Calendar[];
export const SOURCES = sources as Readonly<Record<string, Source>>;
export const WARNINGS = warnings as readonly Warning[];
export const SIGNS = signs;

export function reasonFacts(id: ReasonId): Reason {
  return found(REASON_FACTS, id);
}

export function evidenceFacts(id: EvidenceId): EvidenceItemDefinition {
  return found(EVIDENCE_FACTS, id);
}

export function recipientFacts(id: RecipientId): Recipient {
  return found(RECIPIENT_FACTS, id);
}

function found<Fact extends { id: string }>(facts: readonly Fact[], id: Fact['id']): Fact {
  const fact = facts.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new RangeError(`no facts about ${id}`);
  return fact;
}
