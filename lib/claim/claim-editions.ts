import type { Capture } from '../model/capture';
import type { Claim, ClaimEdition, StatusChange } from '../model/claim';
import type { PacketChanges } from '../model/packet-claim';
import { dayOf } from '../model/day';

/** What a packet of the claim holds, as far as a later one has to be compared with it. */
export type EditionContent = Pick<ClaimEdition, 'captureIds' | 'there' | 'asked' | 'full'>;

type Answer = StatusChange & { status: 'rejected' | 'asked-for-more' };

/** The version of a packet made now: the same again until the recipient has answered, one more after. */
export function nextVersion(claim: Claim): number {
  return (answered(claim)?.edition.version ?? 0) + 1;
}

/** What a packet made now is remembered as. */
export function nextEdition(claim: Claim, content: EditionContent): ClaimEdition {
  return {
    version: nextVersion(claim),
    at: claim.changedAt,
    told: claim.history.length,
    purchaseIds: claim.purchaseIds,
    ...content,
  };
}

/** The claim's editions with this one, in place of an earlier packet of the same version. */
export function withEdition(claim: Claim, edition: ClaimEdition): ClaimEdition[] {
  return [...(claim.editions ?? []).filter(({ version }) => version < edition.version), edition];
}

/** What is new since the packet that was answered; null for a first packet. `captures` are those of the packet. */
export function changesSince(
  claim: Claim,
  edition: EditionContent,
  captures: readonly Capture[],
): PacketChanges | null {
  const before = answered(claim);
  if (before === null) return null;
  const { edition: old, answer } = before;
  return {
    from: old.version,
    answer: { status: answer.status, day: dayOf(answer.at), note: answer.note.trim() },
    captures: captures
      .filter(({ id }) => !old.captureIds.includes(id))
      .map(({ id, body, fields }) => ({
        id,
        stage: body.stage,
        orderNo: fields.find(({ name }) => name === 'orderNo')?.value ?? null,
      })),
    evidence: edition.there.filter((id) => !old.there.includes(id)),
    asked:
      old.asked?.minor === edition.asked?.minor && old.asked?.currency === edition.asked?.currency
        ? null
        : { from: old.asked, to: edition.asked },
    isRewritten: old.full !== edition.full,
  };
}

/** The last answer that calls for another packet, and the packet that it was given to; null where there is no such pair. */
function answered({ history, editions = [] }: Claim): { edition: ClaimEdition; answer: Answer } | null {
  const index = history.findLastIndex(isAnswer);
  const answer = history[index];
  const edition = editions.findLast(({ told }) => told <= index);
  return answer === undefined || !isAnswer(answer) || edition === undefined ? null : { edition, answer };
}

function isAnswer(change: StatusChange): change is Answer {
  return change.status === 'rejected' || change.status === 'asked-for-more';
}
