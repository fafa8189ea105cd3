import { useRef, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { openLibrary } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Dialog } from '../parts/dialog';

type Step = 'explain' | 'confirm' | 'deleting' | 'failed';

/** Says what it means, then asks once more; nothing is deleted by one click. */
export function DeleteEverything({ purchases, captures }: { purchases: number; captures: number }) {
  const { text } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>('explain');
  const [isDone, setDone] = useState(false);

  const remove = async () => {
    setStep('deleting');
    try {
      await askBackground('deleteEverything', {});
      setDone(true);
      dialog.current?.close();
    } catch {
      setStep('failed');
    }
  };

  const actions = (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {text('cancel')}
      </button>
      {step === 'explain' ? (
        <button
          type="button"
          class="button danger"
          data-testid="delete-continue"
          onClick={() => setStep('confirm')}
        >
          {text('delete.continue')}
        </button>
      ) : (
        <button
          type="button"
          class="button danger final"
          data-testid="delete-confirm"
          disabled={step === 'deleting'}
          onClick={() => void remove()}
        >
          {text(step === 'deleting' ? 'delete.deleting' : 'delete.final', { count: captures })}
        </button>
      )}
    </>
  );

  return (
    <div class="delete-all">
      <button
        type="button"
        class="button danger"
        data-testid="delete-everything"
        onClick={() => {
          setStep('explain');
          setDone(false);
          dialog.current?.showModal();
        }}
      >
        <Icon name="trash" small />
        {text('delete.allAction')}
      </button>
      <output>{isDone ? text('delete.allDone') : ''}</output>
      <Dialog
        reference={dialog}
        title={text(step === 'explain' ? 'delete.allTitle' : 'delete.confirmTitle')}
        actions={actions}
      >
        {step === 'explain' ? (
          <ul class="points">
            <li>{text('delete.what', { purchases, captures })}</li>
            <li>{text('delete.key')}</li>
            <li>{text('delete.packets')}</li>
            <li>
              {text('delete.exportFirst')}{' '}
              <button type="button" class="link" onClick={() => void openLibrary()}>
                {text('library')}
              </button>
            </li>
          </ul>
        ) : (
          <p role="alert">{text(step === 'failed' ? 'delete.failed' : 'delete.noWayBack')}</p>
        )}
      </Dialog>
    </div>
  );
}
