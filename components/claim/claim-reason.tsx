import { useRef } from 'preact/hooks';
import { REASONS } from '../../lib/model/claim-facts';
import { useKeepFocus } from '../app/use-keep-focus';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { useClaimText } from './use-claim-text';

/** The twelve reasons; what the records speak for is offered above them. */
export function ClaimReason({ claim, review, change }: ClaimPart) {
  const { say } = useClaimText();
  const part = useRef<HTMLElement>(null);
  // The choices close once one is made.
  useKeepFocus(part, claim.reason);
  const offered = review.spotted.filter(({ reason }) => reason !== claim.reason);
  return (
    <section ref={part} class="claim-part" tabIndex={-1}>
      <h3>{say('reason')}</h3>
      {offered.map(({ reason, sign, values, purchaseIds }) => (
        <p key={`${reason} ${sign}`} class="claim-offer" data-testid="spotted">
          <Icon name="info" small />
          <span>
            {say('spotted')}：{say(`sign.${sign}`, values)}
          </span>
          <button
            type="button"
            class="button"
            onClick={() =>
              change({ reason, purchaseIds: [...new Set([...claim.purchaseIds, ...purchaseIds])] })
            }
          >
            {say('takeReason', { reason: say(`reason.${reason}`) })}
          </button>
        </p>
      ))}
      <details open={claim.reason === null} class="claim-reasons">
        <summary>
          {claim.reason === null ? (
            say('reason.pick')
          ) : (
            <>
              <b>{say(`reason.${claim.reason}`)}</b> ·{' '}
              {say(`strength.${review.reason?.strength ?? 'medium'}`)} ·{' '}
              <span class="claim-change">{say('reason.change')}</span>
            </>
          )}
        </summary>
        <fieldset>
          <legend class="visually-hidden">{say('reason.pick')}</legend>
          {REASONS.map((id) => (
            <label
              key={id}
              htmlFor={`reason-${id}`}
              class="claim-choice"
              data-chosen={id === claim.reason || undefined}
            >
              <input
                id={`reason-${id}`}
                type="radio"
                name="reason"
                value={id}
                checked={id === claim.reason}
                onChange={() => change({ reason: id })}
              />
              <b>{say(`reason.${id}`)}</b>
              <small>{say(`reason.${id}.when`)}</small>
            </label>
          ))}
        </fieldset>
      </details>
    </section>
  );
}
