import { useId, useState } from 'preact/hooks';
import { CLAIM_STATUSES, LONGEST_ANSWER, statusOf, type ClaimStatus } from '../../lib/model/claim';
import { ClaimHistory } from './claim-history';
import type { ClaimPart } from './claim-part';
import { NoteContact } from './note-contact';
import { partId } from './claim-nav';
import { fieldId } from './field-id';
import { useClaimText } from './use-claim-text';

interface ClaimProgressProps extends ClaimPart {
  now: number;
  /** Entries of its history that a packet was made after. */
  told: number;
}

/** Where the claim stands: its number, what happened when, and what can be answered to a rejection. */
export function ClaimProgress({ claim, review, change, now, told }: ClaimProgressProps) {
  const { say, fact } = useClaimText();
  const status = statusOf(claim);
  return (
    <section
      id={partId('progress')}
      tabIndex={-1}
      class="claim-part"
      data-testid="progress"
      data-status={status}
    >
      <h3>
        {say('progress')} <span class="claim-chip">{say(`status.${status}`)}</span>
      </h3>
      <div class="claim-field">
        <label htmlFor={fieldId('applicationNo')}>{say('progress.number')}</label>
        <input
          id={fieldId('applicationNo')}
          class="input mono"
          type="text"
          autocomplete="off"
          maxLength={120}
          data-testid="application-no"
          value={claim.applicationNo}
          onInput={({ currentTarget }) => change({ applicationNo: currentTarget.value })}
        />
      </div>
      <NoteChange claim={claim} review={review} change={change} now={now} />
      <NoteContact claim={claim} change={change} now={now} />
      <ClaimHistory claim={claim} change={change} told={told} />
      <details open={status === 'rejected'} class="claim-answers">
        <summary>{say('progress.answers')}</summary>
        <dl>
          {(review.reason?.rejections ?? []).map((rejection) => (
            <div key={rejection.id}>
              <dt>{fact(`rejection.${rejection.id}`)}</dt>
              <dd>{fact(`rejection.${rejection.id}.answer`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function NoteChange({ claim, review, change, now }: ClaimPart & { now: number }) {
  const { say } = useClaimText();
  const id = useId();
  const [status, setStatus] = useState<ClaimStatus>('submitted');
  const [day, setDay] = useState(review.today);
  const [note, setNote] = useState('');
  const isDay = !Number.isNaN(Date.parse(day));
  const problem = !isDay
    ? say('problem.not-a-date')
    : day > review.today
      ? say('problem.in-the-future')
      : review.since !== null && day < review.since
        ? say('problem.before-purchase')
        : null;
  const add = () => {
    if (problem !== null) return;
    // Noon of that day in China, where only the day is known.
    const at = day === review.today ? now : Date.parse(`${day}T12:00:00+08:00`);
    change({ history: [...claim.history, { status, recipient: claim.recipient, at, note }] });
    setNote('');
  };
  return (
    <form
      class="claim-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h4>{say('progress.new')}</h4>
      <div class="claim-fields">
        <div class="claim-field">
          <label htmlFor={`${id}-status`}>{say('progress.status')}</label>
          <select
            id={`${id}-status`}
            class="input"
            data-testid="new-status"
            value={status}
            onChange={({ currentTarget }) =>
              setStatus(CLAIM_STATUSES.find((one) => one === currentTarget.value) ?? 'submitted')
            }
          >
            {CLAIM_STATUSES.map((one) => (
              <option key={one} value={one}>
                {say(`status.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="claim-field">
          <label htmlFor={`${id}-day`}>{say('progress.day')}</label>
          <input
            id={`${id}-day`}
            class="input"
            type="date"
            value={day}
            aria-invalid={problem !== null}
            onInput={({ currentTarget }) => setDay(currentTarget.value)}
          />
          {problem === null ? null : (
            <p class="claim-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div class="claim-field" data-wide>
          <label htmlFor={`${id}-note`}>{say('progress.note')}</label>
          <textarea
            id={`${id}-note`}
            class="input"
            rows={2}
            maxLength={LONGEST_ANSWER}
            value={note}
            onInput={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </div>
      </div>
      <button type="submit" class="button" data-testid="add-status">
        {say('progress.add')}
      </button>
    </form>
  );
}
