import { statusOf } from '../../lib/model/claim';
import type { ClaimPart } from './claim-part';
import { useClaimText } from './use-claim-text';

/** What comes after the packet: the files to hand in, where to, and one press to note that it was done. */
export function HandIn({ claim, review, change, now }: ClaimPart & { now: number }) {
  const { say } = useClaimText();
  const recipient = review.recipients.find(({ id }) => id === claim.recipient);
  if (statusOf(claim) !== 'drafted') return null;
  const submit = () =>
    change({
      history: [...claim.history, { status: 'submitted', recipient: claim.recipient, at: now, note: '' }],
    });
  return (
    <div class="claim-next" data-testid="hand-in">
      <p>{say('next.files', { folder: `data/submit/${recipient?.id ?? 'platform'}` })}</p>
      {recipient === undefined ? null : <p>{say(`recipient.${recipient.id}.where`)}</p>}
      <p class="claim-ways">
        {recipient?.entry ? (
          <a class="button" href={recipient.entry} target="_blank" rel="noopener noreferrer">
            {say('recipient.open')}
          </a>
        ) : null}
        <button type="button" class="button primary" data-testid="mark-submitted" onClick={submit}>
          {say('next.submitted')}
        </button>
      </p>
    </div>
  );
}
