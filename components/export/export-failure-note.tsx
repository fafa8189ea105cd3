import type { ExportOutcome } from '../../lib/model/message';
import { useApp } from '../app/app-context';
import { FailureNote } from '../parts/failure-note';

export interface ExportFailureNoteProps {
  failed: ExportOutcome & { status: 'failed' };
  onClose(): void;
  onRetry(): void;
}

/** Why there is no packet, and what to do; a cancelled export is no failure. */
export function ExportFailureNote({ failed, onClose, onRetry }: ExportFailureNoteProps) {
  const { text } = useApp();
  const { failure, detail } = failed;
  return (
    <div data-testid="export-result" data-status="failed" data-failure={failure}>
      {failure === 'cancelled' ? (
        <p class="export-cancelled">{text('export.cancelled')}</p>
      ) : (
        <FailureNote
          title={text(`export.failed.${failure}`)}
          error={failure === 'unexpected' || failure === 'missing-file' ? new Error(detail) : undefined}
        >
          <p>{text(`export.next.${failure}`, { detail })}</p>
          <p class="failure-buttons">
            <button type="button" class="button" onClick={onRetry}>
              {text('retry')}
            </button>
            <button type="button" class="button quiet" onClick={onClose}>
              {text('close')}
            </button>
          </p>
        </FailureNote>
      )}
    </div>
  );
}
