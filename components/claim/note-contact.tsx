import { useId, useState } from 'preact/hooks';
import { LONGEST_ANSWER, type Contact } from '../../lib/model/claim';
import type { ClaimPart } from './claim-part';
import { useClaimText } from './use-claim-text';

const WAYS: readonly Contact['way'][] = ['chat', 'ticket', 'mail', 'phone', 'other'];

/** Notes who said what, now. */
export function NoteContact({ claim, change, now }: Omit<ClaimPart, 'review'> & { now: number }) {
  const { say } = useClaimText();
  const id = useId();
  const [way, setWay] = useState<Contact['way']>('chat');
  const [note, setNote] = useState('');
  return (
    <form
      class="claim-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() === '') return;
        change({ contacts: [...claim.contacts, { at: now, way, note }] });
        setNote('');
      }}
    >
      <h4>{say('contact.new')}</h4>
      <div class="claim-fields">
        <div class="claim-field">
          <label htmlFor={`${id}-way`}>{say('contact.way')}</label>
          <select
            id={`${id}-way`}
            class="input"
            value={way}
            onChange={({ currentTarget }) =>
              setWay(WAYS.find((one) => one === currentTarget.value) ?? 'other')
            }
          >
            {WAYS.map((one) => (
              <option key={one} value={one}>
                {say(`way.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="claim-field" data-wide>
          <label htmlFor={`${id}-note`}>{say('contact.note')}</label>
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
      <button type="submit" class="button">
        {say('progress.add')}
      </button>
    </form>
  );
}
