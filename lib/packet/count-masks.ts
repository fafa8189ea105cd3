import type { PacketKey } from '../text/packet';
import type { MaskCounts, PurchaseEvidence, ReadAttachment } from './evidence';

/** Of a whole packet: `captures` and `added` pictures, in which something is masked. */
export interface PacketMasks extends MaskCounts {
  captures: number;
  added: number;
}

/** What is masked in all records together; null where nothing is. */
export function countMasks(
  purchases: readonly PurchaseEvidence[],
  attachments: readonly ReadAttachment[],
): PacketMasks | null {
  const captures = purchases.flatMap(({ evidence }) => evidence.flatMap(({ masked }) => masked ?? []));
  const added = attachments.flatMap(({ masked }) => masked ?? []);
  const redacted = [...captures, ...added];
  if (redacted.length === 0) return null;
  return {
    captures: captures.length,
    added: added.length,
    texts: redacted.reduce((sum, { texts }) => sum + texts, 0),
    regions: redacted.reduce((sum, { regions }) => sum + regions, 0),
  };
}

/** The line that says how much is masked. */
export function maskedAll({ added }: PacketMasks): PacketKey {
  return added === 0 ? 'report.maskedAll' : 'report.maskedAllAdded';
}

/** What is to be known of masks, in the report and in the README. */
export function maskedNotes({ added }: PacketMasks): PacketKey[] {
  return ['masked.1', 'masked.2', 'masked.3', ...(added === 0 ? [] : (['masked.4'] as const))];
}
