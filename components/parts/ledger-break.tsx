import type { Store } from '../../lib/store/store';
import { openOptions } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { FailureNote } from './failure-note';

export const ledgerCheck = (store: Store) => store.ledgerCheck();

/** Says that the ledger's chain is broken, what that means and what to do; nothing where it is sound. */
export function LedgerBreak({ isInOptions = false }: { isInOptions?: boolean }) {
  const { text } = useApp();
  const check = useLive(ledgerCheck, []);
  const broken = check.status === 'ready' ? check.value?.broken : null;
  if (!broken) return null;
  const why = broken.reason === 'rolled-back' ? 'gone' : 'changed';
  return (
    <div class="ledger-break" data-testid="ledger-break" data-line={broken.line}>
      <FailureNote
        title={text('ledger.broken', { line: broken.line })}
        error={new Error(`ledger line ${broken.line}: ${broken.reason}`)}
      >
        <p>{text(`ledger.broken.why.${why}`)}</p>
        <p>{text('ledger.broken.meaning')}</p>
        <p>{text('ledger.broken.next')}</p>
        {isInOptions ? null : (
          <p>
            <button type="button" class="button" onClick={() => void openOptions()}>
              {text('ledger.open')}
            </button>
          </p>
        )}
      </FailureNote>
    </div>
  );
}
