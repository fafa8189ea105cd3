import { useRef, useState } from 'preact/hooks';
import type { MaskReview } from '../../lib/flow/review-masks';
import type { Redaction } from '../../lib/model/redaction';
import { ExportFailureNote } from '../export/export-failure-note';
import { ExportSaved } from '../export/export-saved';
import { useExport } from '../export/use-export';
import { MaskPart } from '../redact/mask-part';
import { useApp } from '../app/app-context';
import { useKeepFocus } from '../app/use-keep-focus';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { partId } from './claim-nav';
import { HandIn } from './hand-in';
import { useClaimText } from './use-claim-text';

export interface ClaimExportProps extends ClaimPart {
  now: number;
  /** Of the packet that would be made now. */
  version: number;
  /** Everybody can read what the recipient is handed. */
  isPublic: boolean;
  masks: MaskReview;
}

/** Makes the packet of this claim: its purchases, its statement, and the files that the recipient takes. */
export function ClaimExport({ version, isPublic, masks, now, ...rest }: ClaimExportProps) {
  const { claim } = rest;
  const { say } = useClaimText();
  const { text } = useApp();
  const { state, start, cancel, dismiss } = useExport();
  const [isMasking, setMasking] = useState(false);
  const last = useRef<Redaction | undefined>(undefined);
  const part = useRef<HTMLElement>(null);
  useKeepFocus(part, state.status);
  const make = (redaction?: Redaction) => {
    last.current = redaction;
    start(claim.purchaseIds, { claimId: claim.id, ...(redaction && { redaction }) });
  };
  return (
    <section
      ref={part}
      id={partId('export')}
      tabIndex={-1}
      class="claim-part claim-export"
      data-testid="claim-export"
    >
      <div aria-live="polite">
        {state.status === 'saved' ? (
          <>
            <ExportSaved saved={state} onClose={dismiss} />
            <HandIn {...rest} now={now} />
          </>
        ) : null}
        {state.status === 'failed' ? (
          <ExportFailureNote failed={state} onClose={dismiss} onRetry={() => make(last.current)} />
        ) : null}
      </div>
      {version > 1 ? <p class="claim-hint">{say('changes.next', { version })}</p> : null}
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
        <p class="claim-ways">
          <button
            type="button"
            class={isPublic || state.status === 'saved' ? 'button tall' : 'button primary tall'}
            data-testid="export-claim"
            onClick={() => make()}
          >
            <Icon name="packet" />
            {say('export')}
          </button>
          <button
            type="button"
            class={isPublic ? 'button primary tall' : 'button tall'}
            data-testid="mask-claim"
            onClick={() => setMasking(true)}
          >
            <Icon name="hide" />
            {text('mask.open')}
          </button>
        </p>
      )}
      {isMasking ? (
        <MaskPart
          purchaseIds={claim.purchaseIds}
          claimId={claim.id}
          isPublic={isPublic}
          review={masks}
          onExport={make}
          onClose={() => setMasking(false)}
        />
      ) : null}
    </section>
  );
}
