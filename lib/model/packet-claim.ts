import type { EvidenceId, Limits, ReasonId, RecipientId } from './claim-facts';
import type { Day, StatementLanguage } from './claim';
import type { Money } from './money';
import type { PaymentPattern } from './payment-pattern';
import type { Stage } from './stage';

/** What is new since the packet that was turned down, or that more was asked for. */
export interface PacketChanges {
  /** The earlier packet's version. */
  from: number;
  /** What the recipient answered to it. */
  answer: { status: 'rejected' | 'asked-for-more'; day: Day; note: string };
  /** Captures that were not in it, oldest first. */
  captures: { id: string; stage: Stage; orderNo: string | null }[];
  /** Items that it did not show. */
  evidence: EvidenceId[];
  /** Null where the amount is the same. */
  asked: { from: Money | null; to: Money | null } | null;
  isRewritten: boolean;
}

/** What a packet says of a claim: everything worked out before, nothing that depends on the day of the export. */
export interface PacketClaim {
  id: string;
  /** 1, and one more for each packet that answers a rejection or a demand. */
  version: number;
  changes: PacketChanges | null;
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
  /** At what hours its payments fell; only where a minor made them. */
  payments?: PaymentPattern | undefined;
  recipient: { id: RecipientId; limits: Limits; isPublic: boolean; entry: string | null };
}
