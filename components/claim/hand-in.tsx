import { useEffect, useRef } from 'preact/hooks';
import { statusOf } from '../../lib/model/claim';
import type { ClaimPart } from './claim-part';
import { fieldId } from './field-id';
import { useClaimText } from './use-claim-text';

/** What comes after the packet: the files to hand in, where to, one press to note that it was done, and what follows that. */
export function HandIn({ claim, review, change, now }: ClaimPart & { now: number }) {
  const { say } = useClaimText();
  const recipient = review.recipients.find(({ id }) => id === claim.recipient);
  const status = statusOf(claim);
  const noted = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  // The button that was pressed is gone.
  useEffect(() => {
    if (isPressed.current) noted.current?.focus();
    isPressed.current = false;
  }, [status]);
  if (status === 'submitted') {
    return (
      <div class="claim-next" ref={noted} tabIndex={-1} data-testid="handed-in">
        <p>{say('next.noted')}</p>
        <p class="claim-ways">
          <button
            type="button"
            class="button"
            onClick={() => document.getElementById(fieldId('applicationNo'))?.focus()}
          >
            {say('next.number')}
          </button>
        </p>
      </div>
    );
  }
  if (status !== 'drafted') return null;
  const submit = () => {
    isPressed.current = true;
    change({
      history: [...claim.history, { status: 'submitted', recipient: claim.recipient, at: now, note: '' }],
    });
  };
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
