import { useRef, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Dialog } from '../parts/dialog';
import { useClaimText } from './use-claim-text';

/** Deletes a claim after saying what goes and what stays. */
export function DeleteClaim({ claimId, onDeleted }: { claimId: string; onDeleted(): void }) {
  const { say } = useClaimText();
  const { text } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isFailed, setFailed] = useState(false);
  const remove = () => askBackground('deleteClaim', { claimId }).then(onDeleted, () => setFailed(true));
  return (
    <>
      <button
        type="button"
        class="button quiet danger-text"
        data-testid="delete-claim"
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="trash" small />
        {say('delete')}
      </button>
      <Dialog
        reference={dialog}
        title={say('delete.title')}
        actions={
          <>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {text('cancel')}
            </button>
            <button
              type="button"
              class="button danger final"
              data-testid="delete-claim-confirm"
              onClick={() => void remove()}
            >
              {say('delete.final')}
            </button>
          </>
        }
      >
        <p>{say('delete.what')}</p>
        {isFailed ? <p role="alert">{say('save.failed')}</p> : null}
      </Dialog>
    </>
  );
}
