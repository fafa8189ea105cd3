import type { Claim } from '../../lib/model/claim';
import { ExportFailureNote } from '../export/export-failure-note';
import { ExportSaved } from '../export/export-saved';
import { useExport } from '../export/use-export';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useClaimText } from './use-claim-text';

/** Makes the packet of this claim: its purchases, its statement, and the files that the recipient takes. */
export function ClaimExport({ claim }: { claim: Claim }) {
  const { say } = useClaimText();
  const { text } = useApp();
  const { state, start, cancel, dismiss } = useExport();
  const make = () => start(claim.purchaseIds, { claimId: claim.id });
  return (
    <section class="claim-part claim-export" data-testid="claim-export">
      <div aria-live="polite">
        {state.status === 'saved' ? <ExportSaved saved={state} onClose={dismiss} /> : null}
        {state.status === 'failed' ? (
          <ExportFailureNote failed={state} onClose={dismiss} onRetry={make} />
        ) : null}
      </div>
      {state.status === 'running' ? (
        <p class="claim-ways">
          <progress
            aria-label={text(`export.step.${state.progress?.step ?? 'reading'}`)}
            {...(state.progress === null ? {} : { value: state.progress.done, max: state.progress.total })}
          />
          <button type="button" class="button" disabled={state.isCancelling} onClick={cancel}>
            {text('cancel')}
          </button>
        </p>
      ) : (
        <button type="button" class="button primary tall" data-testid="export-claim" onClick={make}>
          <Icon name="packet" />
          {say('export')}
        </button>
      )}
    </section>
  );
}
