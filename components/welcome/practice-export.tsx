import { useContext, useState } from 'preact/hooks';
import type { ExportOutcome, ExportProgress } from '../../lib/model/message';
import { useApp } from '../app/app-context';
import { ExportFailureNote } from '../export/export-failure-note';
import { ExportSaved } from '../export/export-saved';
import { Icon } from '../icons';
import { ExportPracticeContext } from './practice-context';
import { useWelcomeText } from './use-welcome-text';
import '../export/export-bar.css';

type State = { status: 'idle' } | { status: 'running'; progress: ExportProgress | null } | ExportOutcome;

/** The button that makes the practice packet, its progress and its result. */
export function PracticeExport() {
  const text = useWelcomeText();
  const { text: uiText } = useApp();
  const exportPractice = useContext(ExportPracticeContext);
  const [state, setState] = useState<State>({ status: 'idle' });
  if (exportPractice === null) return null;
  const start = () => {
    setState({ status: 'running', progress: null });
    void exportPractice((progress) => setState({ status: 'running', progress }))
      .catch((error: unknown): ExportOutcome => ({
        status: 'failed',
        failure: 'unexpected',
        detail: error instanceof Error ? error.message : String(error),
      }))
      .then(setState);
  };
  const dismiss = () => setState({ status: 'idle' });
  return (
    <div class="practice-export">
      {state.status === 'idle' ? (
        <button type="button" class="button primary tall" data-testid="export-practice" onClick={start}>
          <Icon name="packet" />
          {text('practice.export')}
        </button>
      ) : null}
      {state.status === 'running' ? (
        <div class="practice-running">
          <p>
            {state.progress === null
              ? text('practice.exporting')
              : uiText(`export.step.${state.progress.step}`)}
          </p>
          <progress
            aria-label={text('practice.exporting')}
            {...(state.progress !== null && { value: state.progress.done, max: state.progress.total })}
          />
        </div>
      ) : null}
      <div aria-live="polite">
        {state.status === 'saved' ? <ExportSaved saved={state} onClose={dismiss} /> : null}
        {state.status === 'failed' ? (
          <ExportFailureNote failed={state} onClose={dismiss} onRetry={start} />
        ) : null}
      </div>
      <p class="welcome-note">{text(state.status === 'saved' ? 'practice.finish' : 'practice.marked')}</p>
    </div>
  );
}
