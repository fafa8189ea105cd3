import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MaskReview } from '../../lib/flow/review-masks';
import type { Purchase } from '../../lib/model/purchase';
import type { Redaction } from '../../lib/model/redaction';
import { useApp } from '../app/app-context';
import { useKeepFocus } from '../app/use-keep-focus';
import { formatSums } from '../format/sum-by-currency';
import { MaskPart } from '../redact/mask-part';
import { Icon } from '../icons';
import { ExportFailureNote } from './export-failure-note';
import { ExportSaved } from './export-saved';
import { useExport, type ExportState } from './use-export';
import './export-bar.css';

export interface ExportBarProps {
  /** What will be exported: the ticked ones, or the newest where none is. */
  chosen: readonly Purchase[];
  isTicked: boolean;
  /** What it is called where nothing is ticked. */
  offered: 'export.newest' | 'export.opened';
  /** Where something can be masked first; the popup has no room for it. */
  masks?: MaskReview;
  /** What else can be done with what is chosen. */
  beside?: ComponentChildren;
}

/** Of its element, so that the keyboard can get there past a long list. */
export const EXPORT_BAR = 'export-bar';

/** What is chosen and the button that makes the packet; in the same place its progress and its result. */
export function ExportBar({ chosen, isTicked, offered, masks, beside }: ExportBarProps) {
  const { text, language } = useApp();
  const { state, start, cancel, dismiss } = useExport();
  // A failure has its own button for another try.
  const isOffered = state.status === 'failed' ? state.failure === 'cancelled' : state.status !== 'running';
  const [isMasking, setMasking] = useState(false);
  const last = useRef<Redaction | undefined>(undefined);
  const bar = useRef<HTMLElement>(null);
  useKeepFocus(bar, state.status);
  const ids = chosen.map((purchase) => purchase.id);
  const make = (redaction?: Redaction) => {
    last.current = redaction;
    start(ids, { ...(redaction && { redaction }) });
  };
  return (
    <footer ref={bar} id={EXPORT_BAR} class="export-bar" tabIndex={-1}>
      <div aria-live="polite">
        {state.status === 'saved' ? <ExportSaved saved={state} onClose={dismiss} /> : null}
        {state.status === 'failed' ? (
          <ExportFailureNote failed={state} onClose={dismiss} onRetry={() => make(last.current)} />
        ) : null}
      </div>
      {state.status === 'running' ? <Running state={state} onCancel={cancel} /> : null}
      {isOffered ? (
        <div class="export-line">
          <p class="export-chosen">{describeChosen()}</p>
          <div class="export-buttons">
            {beside}
            <button
              type="button"
              class="button primary tall"
              data-testid="export"
              disabled={chosen.length === 0}
              onClick={() => make()}
            >
              <Icon name="packet" />
              {text('export.action')}
            </button>
            {masks === undefined ? null : (
              <button
                type="button"
                class="button tall"
                data-testid="mask"
                disabled={chosen.length === 0}
                onClick={() => setMasking(true)}
              >
                <Icon name="hide" />
                {text('mask.open')}
              </button>
            )}
          </div>
        </div>
      ) : null}
      {isMasking && masks !== undefined ? (
        <MaskPart
          purchaseIds={ids}
          isPublic={false}
          review={masks}
          onExport={make}
          onClose={() => setMasking(false)}
        />
      ) : null}
    </footer>
  );

  function describeChosen() {
    const sums = formatSums(
      chosen.map((purchase) => purchase.amount),
      language,
    );
    const unknown = chosen.filter((purchase) => purchase.amount === null).length;
    const what = isTicked
      ? text('export.ticked', { count: chosen.length })
      : text(chosen.length === 0 ? 'export.nothing' : offered);
    return (
      <>
        <span>{what}</span>
        {sums === '' ? null : <b>{sums}</b>}
        {isTicked && unknown > 0 && unknown < chosen.length ? (
          <small>{text('export.withoutAmount', { count: unknown })}</small>
        ) : null}
      </>
    );
  }
}

function Running({ state, onCancel }: { state: ExportState & { status: 'running' }; onCancel: () => void }) {
  const { text } = useApp();
  const { progress, isCancelling } = state;
  const label = isCancelling ? text('export.cancelling') : text(`export.step.${progress?.step ?? 'reading'}`);
  return (
    <div class="export-running" data-testid="export-progress">
      <p>
        <span>{label}</span>
        {progress === null || isCancelling ? null : (
          <span class="export-count">
            {text('export.files', { done: progress.done, total: progress.total })}
          </span>
        )}
      </p>
      <button type="button" class="button" onClick={onCancel} disabled={isCancelling}>
        {text('cancel')}
      </button>
      {progress === null || progress.total === 0 ? (
        <progress aria-label={label} />
      ) : (
        <progress aria-label={label} value={progress.done} max={progress.total} />
      )}
    </div>
  );
}
