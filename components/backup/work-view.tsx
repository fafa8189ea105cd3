import { useApp } from '../app/app-context';
import type { WorkState } from './use-work';

/** How the work stands, while it runs and where it failed. */
export function WorkView({ state }: { state: WorkState<unknown> }) {
  const { text } = useApp();
  if (state.step === 'running') {
    const { done = 0, total = 0 } = state.progress ?? {};
    return (
      <div class="backup-running" data-testid="backup-running">
        <output>{text('backup.working')}</output>
        <progress aria-label={text('backup.working')} value={done} max={Math.max(total, 1)} />
        <span>{text('backup.progress', { done, total })}</span>
        <button type="button" class="button" onClick={state.cancel}>
          {text('cancel')}
        </button>
      </div>
    );
  }
  if (state.step === 'cancelled') return <output>{text('backup.cancelled')}</output>;
  if (state.step !== 'failed') return null;
  return (
    <p role="alert" class="backup-failed" data-testid="backup-failed" data-fault={state.fault}>
      {text(`backup.fault.${state.fault}`)} <small class="mono">{state.detail}</small>
    </p>
  );
}
