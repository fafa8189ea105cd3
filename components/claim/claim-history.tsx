import { useEffect, useRef } from 'preact/hooks';
import type { Claim, Contact, StatusChange } from '../../lib/model/claim';
import { useApp } from '../app/app-context';
import { formatFull } from '../format/format-time';
import { ConfirmedAction } from '../parts/confirmed-action';
import type { ClaimPart } from './claim-part';
import { useClaimText } from './use-claim-text';

interface ClaimHistoryProps extends Pick<ClaimPart, 'claim' | 'change'> {
  /** Entries that a packet was made after: a later packet is compared with it, so they stay. */
  told: number;
}

/** What happened when, the oldest first. What was noted by mistake can be taken out again. */
export function ClaimHistory({ claim, change, told }: ClaimHistoryProps) {
  const { say } = useClaimText();
  const { language } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const entries = [...claim.history, ...claim.contacts].sort((one, other) => one.at - other.at);
  const mayGo = (entry: StatusChange | Contact) =>
    !('status' in entry) || claim.history.indexOf(entry) >= Math.max(1, told);
  const isRemoved = useRef(false);
  const remove = async (entry: StatusChange | Contact) => {
    isRemoved.current = true;
    change(without(claim, entry));
  };
  // The button that was pressed is gone, and its dialog with it.
  useEffect(() => {
    if (isRemoved.current) heading.current?.focus();
    isRemoved.current = false;
  }, [entries.length]);
  return (
    <>
      <h4 ref={heading} tabIndex={-1}>
        {say('progress.history')}
      </h4>
      <ol class="claim-history">
        {entries.map((entry) => (
          <li key={`${'status' in entry ? entry.status : entry.way} ${entry.at}`} data-testid="history-entry">
            <div>
              <time dateTime={new Date(entry.at).toISOString()}>{formatFull(entry.at, language)}</time>{' '}
              <b>
                {'status' in entry
                  ? [
                      say(`status.${entry.status}`),
                      ...(entry.recipient === null ? [] : [say(`recipient.${entry.recipient}`)]),
                    ].join(' · ')
                  : say(`way.${entry.way}`)}
              </b>
              {entry.note === '' ? null : <p>{entry.note}</p>}
            </div>
            {mayGo(entry) ? (
              <ConfirmedAction
                testId="remove-entry"
                look="button quiet"
                icon="trash"
                label={say('progress.remove')}
                title={say('progress.remove.title')}
                final={{ label: say('progress.remove.final'), look: 'button danger final' }}
                failed={say('save.failed')}
                act={() => remove(entry)}
              >
                <p>{say('progress.remove.what')}</p>
              </ConfirmedAction>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function without(claim: Claim, entry: StatusChange | Contact): Partial<Claim> {
  return 'status' in entry
    ? { history: claim.history.filter((one) => one !== entry) }
    : { contacts: claim.contacts.filter((one) => one !== entry) };
}
