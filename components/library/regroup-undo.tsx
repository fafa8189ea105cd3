import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import type { Regrouped } from './regroup-purchase';

const SAID = { merged: 'regroup.merged', split: 'regroup.split.done' } as const;

export interface RegroupUndoProps {
  done: Regrouped;
  /** With the purchase to show where it was undone; null where the person put this away. */
  onClose(purchaseId: string | null): void;
}

/** What was just put together or taken apart, and the way back. */
export function RegroupUndo({ done, onClose }: RegroupUndoProps) {
  const { text } = useApp();
  const [isFailed, setFailed] = useState(false);
  const undo = async () => {
    const outcome = await askBackground('regroupCaptures', done.undo).catch(() => null);
    if (outcome?.status === 'regrouped') onClose(outcome.purchaseId);
    else setFailed(true);
  };
  return (
    <div class="regroup-undo" data-testid="regrouped">
      <output>{text(isFailed ? 'regroup.problem.gone' : SAID[done.kind])}</output>
      {isFailed ? null : (
        <button type="button" class="button quiet" data-testid="undo-regroup" onClick={() => void undo()}>
          {text('regroup.undo')}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={text('close')} onClick={() => onClose(null)}>
        <Icon name="close" small />
      </button>
    </div>
  );
}
