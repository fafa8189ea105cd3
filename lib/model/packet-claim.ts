import type { EvidenceId, Limits, ReasonId, RecipientId } from './claim-facts';
import type { Day, StatementLanguage } from './claim';
import type { Money } from './money';

/** What a packet says of a claim: everything worked out before, nothing that depends on the day of the export. */
export interface PacketClaim {
  id: string;
  reason: ReasonId;
  asked: Money | null;
  applicationNo: string;
  language: StatementLanguage;
  full: string;
  short: string;
  evidence: {
    id: EvidenceId;
    weight: 'required' | 'strong' | 'optional';
    state: 'there' | 'at-hand' | 'missing';
  }[];
  /** Days by which the person has to have acted. */
  dates: { rule: string; day: Day; count: number; isCertain: boolean }[];
  warnings: string[];
  recipient: { id: RecipientId; limits: Limits; isPublic: boolean; entry: string | null };
}
