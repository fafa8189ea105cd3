import { useId } from 'preact/hooks';
import { RECIPIENTS } from '../../lib/model/claim-facts';
import { useApp } from '../app/app-context';
import { formatBytes } from '../format/format-bytes';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { partId } from './claim-nav';
import { SourceNote } from './source-note';
import { useClaimText } from './use-claim-text';

/** Who receives the claim, what they take, what to know before, and the steps in their order. */
export function ClaimFiling({ claim, review, change }: ClaimPart) {
  const { say, fact } = useClaimText();
  const { language } = useApp();
  const id = useId();
  const chosen = review.recipients.find((recipient) => recipient.id === claim.recipient);
  return (
    <section id={partId('recipient')} tabIndex={-1} class="claim-part" data-testid="filing">
      <h3>{say('recipient')}</h3>
      <ul class="claim-warnings">
        {review.warnings.map((warning) => (
          <li key={warning.id} class="warning" data-warning={warning.id}>
            <Icon name="warning" small />
            <span>{fact(`warning.${warning.id}`)}</span>
          </li>
        ))}
      </ul>
      <div class="claim-field">
        <label htmlFor={id}>{say('recipient')}</label>
        <select
          id={id}
          class="input"
          data-testid="recipient"
          value={claim.recipient ?? ''}
          onChange={({ currentTarget }) =>
            change({ recipient: RECIPIENTS.find((one) => one === currentTarget.value) ?? null })
          }
        >
          <option value="">{say('recipient.choose')}</option>
          {RECIPIENTS.map((one) => (
            <option key={one} value={one}>
              {say(`recipient.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {chosen === undefined ? null : (
        <div class="claim-hint">
          <p>{say(`recipient.${chosen.id}.where`)}</p>
          <p>
            {say('recipient.limits', {
              images: chosen.limits.images.join('/').toUpperCase(),
              size: formatBytes(chosen.limits.imageBytes, language),
              count:
                chosen.limits.imageCount === null
                  ? ''
                  : say('recipient.count', { count: chosen.limits.imageCount }),
              characters: chosen.limits.characters,
            })}
          </p>
          {chosen.limits.isKnown ? null : <p>{say('recipient.safe')}</p>}
          {chosen.entry === null ? null : (
            <a class="link" href={chosen.entry} target="_blank" rel="noopener noreferrer">
              {say('recipient.open')}
            </a>
          )}
        </div>
      )}
      <h4>{say('steps')}</h4>
      <ol class="claim-steps">
        {review.steps.map((step, index) => (
          <li key={step.id} aria-current={index === 0 ? 'step' : undefined}>
            <b>{fact(`step.${step.id}`)}</b>
            {index === 0 ? <span class="claim-chip">{say('steps.now')}</span> : null}
            {step.hasCaution ? <p>{fact(`step.${step.id}.caution`)}</p> : null}
            {step.waiting.length === 0 ? null : (
              <ul class="claim-waits" aria-label={say('steps.waiting')}>
                {step.waiting.map((rule) => (
                  <li key={rule.id} data-rule={rule.id}>
                    {fact(`deadline.${rule.id}`, { count: rule.count, upTo: rule.upTo ?? rule.count })}{' '}
                    <SourceNote fact={rule} sources={review.sources} />
                  </li>
                ))}
              </ul>
            )}
            {step.entries.length === 0 ? null : (
              <p class="claim-entries">
                <span>{say('steps.entries')}</span>
                {step.entries.map(({ recipient, url }) => (
                  <a key={recipient} class="link" href={url} target="_blank" rel="noopener noreferrer">
                    {say(`recipient.${recipient}`)}
                  </a>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
