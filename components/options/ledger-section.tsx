import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { openChecker } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatFull } from '../format/format-time';
import { CopyButton } from '../parts/copy-button';
import { LedgerBreak } from '../parts/ledger-break';
import { ReplaceKey } from './replace-key';
import { Row } from '../parts/row';
import { Section } from './section';

/** What holds the records together: the ledger, how it stands, and the key that signs packets. */
export function LedgerSection() {
  const { text } = useApp();
  const key = useLive((store) => store.signingKey(), []);
  const fingerprint = key.status === 'ready' ? key.value?.fingerprint : undefined;
  return (
    <Section id="ledger">
      <LedgerBreak isInOptions />
      <Row
        title={text('ledger.title')}
        hint={
          <>
            <p>{text('ledger.hint')}</p>
            <LedgerStanding />
          </>
        }
      >
        <CheckButton />
      </Row>
      <Row title={text('check.title')} hint={text('check.hint')}>
        <button type="button" class="button" data-testid="open-checker" onClick={() => void openChecker()}>
          {text('check.open')}
        </button>
      </Row>
      <Row
        title={text('key.title')}
        hint={
          <>
            <p>{text('key.hint')}</p>
            <p data-testid="fingerprint">
              {fingerprint === undefined ? (
                text('key.none')
              ) : (
                <CopyButton value={fingerprint} name={text('key.name')} />
              )}
            </p>
          </>
        }
      >
        {fingerprint === undefined ? null : <ReplaceKey />}
      </Row>
    </Section>
  );
}

function LedgerStanding() {
  const { text, language } = useApp();
  const check = useLive((store) => store.ledgerCheck(), []);
  if (check.status !== 'ready' || check.value?.broken) return null;
  const { value } = check;
  return (
    <p data-testid="ledger-standing">
      {value === undefined
        ? text('ledger.unchecked')
        : `${text('ledger.sound', { count: value.verified.seq })} · ${text('ledger.checkedAt', { time: formatFull(value.checkedAt, language) })}`}
    </p>
  );
}

function CheckButton() {
  const { text } = useApp();
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | { lines: number }>('idle');
  const check = async () => {
    setState('busy');
    try {
      const { broken, verified } = await askBackground('checkLedger', {});
      // A break is told above, in full.
      setState(broken === null ? { lines: verified.seq } : 'idle');
    } catch {
      setState('failed');
    }
  };
  const told =
    state === 'failed'
      ? text('ledger.checkFailed')
      : typeof state === 'object'
        ? text('ledger.checked', { count: state.lines })
        : '';
  return (
    <div class="ledger-check">
      <button
        type="button"
        class="button"
        data-testid="check-ledger"
        disabled={state === 'busy'}
        onClick={() => void check()}
      >
        {text(state === 'busy' ? 'ledger.checking' : 'ledger.check')}
      </button>
      <output>{told}</output>
    </div>
  );
}
