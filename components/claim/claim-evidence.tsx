import { ATTACHMENT_TYPES, BILL_ENDINGS } from '../../lib/model/attachment';
import type { Capture } from '../../lib/model/capture';
import type { ClaimReview } from '../../lib/flow/review-claim';
import { WEIGHTS, type EvidenceId } from '../../lib/model/claim-facts';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { partId } from './claim-nav';
import { fieldId } from './field-id';
import { useClaimText } from './use-claim-text';

type Finding = NonNullable<ClaimReview['evidence']>['items'][number];

export interface ClaimEvidenceProps extends ClaimPart {
  captures: readonly Capture[];
  /** Files that the person adds for an item. */
  onFiles(files: File[], evidence: EvidenceId): void;
}

/** What the reason needs, ticked off; each that is missing says how to get it. */
export function ClaimEvidence({ claim, review, change, captures, onFiles }: ClaimEvidenceProps) {
  const { say } = useClaimText();
  const { evidence } = review;
  if (evidence === null) return null;
  const missing = evidence.items.filter(
    (item) => item.weight === 'required' && item.state === 'missing',
  ).length;
  const toggle = ({ id }: Finding) =>
    change({
      atHand: claim.atHand.includes(id) ? claim.atHand.filter((one) => one !== id) : [...claim.atHand, id],
    });
  return (
    <section
      id={partId('evidence')}
      tabIndex={-1}
      class="claim-part"
      data-testid="evidence"
      data-completeness={evidence.completeness}
    >
      <h3>{say('evidence')}</h3>
      <output class="claim-hint">{say(`completeness.${evidence.completeness}`, { count: missing })}</output>
      {WEIGHTS.map((weight) => {
        const items = evidence.items.filter((item) => item.weight === weight);
        return items.length === 0 ? null : (
          <div key={weight}>
            <h4>{say(`evidence.${weight}`)}</h4>
            <ul class="claim-items">
              {items.map((item) => (
                <Item
                  key={item.id}
                  item={item}
                  captures={captures}
                  onTick={() => toggle(item)}
                  onFiles={(files) => onFiles(files, item.id)}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

interface ItemProps {
  item: Finding;
  captures: readonly Capture[];
  onTick(): void;
  onFiles(files: File[]): void;
}

function Item({ item, captures, onTick, onFiles }: ItemProps) {
  const { say } = useClaimText();
  const { id, state, from, missingOf, answer } = item;
  const page = captures.findLast(
    ({ purchaseId, body }) => missingOf.includes(purchaseId) && /^https?:/.test(body.url),
  );
  const mayTick = from === 'file' || from === 'family' || from === 'capture';
  return (
    <li class="claim-item" data-testid="evidence-item" data-item={id} data-state={state}>
      <span class="claim-tick" aria-hidden="true">
        {state === 'missing' ? null : <Icon name="check" small />}
      </span>
      <div>
        <b>{say(`evidence.${id}`)}</b>{' '}
        <span class="claim-state">{say(state === 'at-hand' ? 'evidence.atHand' : `evidence.${state}`)}</span>
        {state === 'there' ? null : <p>{say(`evidence.${id}.how`)}</p>}
        {state === 'missing' && from === 'capture' && missingOf.length > 1 ? (
          <p>{say('evidence.of', { count: missingOf.length })}</p>
        ) : null}
        {state === 'there' ? null : (
          <p class="claim-ways">
            {state === 'missing' && from === 'capture' && page !== undefined ? (
              <a class="link" href={page.body.url} target="_blank" rel="noopener noreferrer">
                {say('evidence.open')}
              </a>
            ) : null}
            {answer === undefined ? null : (
              <button type="button" class="link" onClick={() => showField(answer)}>
                {say('evidence.fill')}
              </button>
            )}
            {from === 'file' || from === 'capture' ? <AddFile id={id} onFiles={onFiles} /> : null}
            {mayTick ? (
              <label>
                <input type="checkbox" checked={state === 'at-hand'} onChange={onTick} />{' '}
                {say('evidence.tick')}
              </label>
            ) : null}
          </p>
        )}
      </div>
    </li>
  );
}

/** Brings the field of the same claim into sight, ready to be typed in. */
function showField(answer: NonNullable<Finding['answer']>) {
  document.getElementById(fieldId(answer))?.focus();
}

/** Papers of the family have no such button: they are never collected here. */
function AddFile({ id, onFiles }: { id: EvidenceId; onFiles(files: File[]): void }) {
  const { say } = useClaimText();
  const types = [...ATTACHMENT_TYPES, ...(id === 'bill_row' ? BILL_ENDINGS : [])];
  return (
    <label class="link claim-add-file">
      <input
        type="file"
        class="visually-hidden"
        data-testid={`add-for-${id}`}
        accept={types.join(',')}
        aria-label={`${say('evidence.add')} · ${say(`evidence.${id}`)}`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {say('evidence.add')}
    </label>
  );
}
