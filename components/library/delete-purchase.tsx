import { useRef, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Dialog } from '../parts/dialog';

export interface DeletePurchaseProps {
  purchase: Purchase;
  onDeleted(): void;
}

/** Deletes one purchase after saying what goes and what stays. */
export function DeletePurchase({ purchase, onDeleted }: DeletePurchaseProps) {
  const { text } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<'asking' | 'deleting' | 'failed'>('asking');

  const remove = async () => {
    setStep('deleting');
    try {
      await askBackground('deletePurchases', { purchaseIds: [purchase.id] });
      dialog.current?.close();
      onDeleted();
    } catch {
      setStep('failed');
    }
  };

  return (
    <>
      <button
        type="button"
        class="button quiet danger-text"
        data-testid="delete-purchase"
        onClick={() => {
          setStep('asking');
          dialog.current?.showModal();
        }}
      >
        <Icon name="trash" small />
        {text('delete.one')}
      </button>
      <Dialog
        reference={dialog}
        title={text('delete.oneTitle')}
        actions={
          <>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {text('cancel')}
            </button>
            <button
              type="button"
              class="button danger final"
              data-testid="delete-purchase-confirm"
              disabled={step === 'deleting'}
              onClick={() => void remove()}
            >
              {text(step === 'deleting' ? 'delete.deleting' : 'delete.oneFinal')}
            </button>
          </>
        }
      >
        <ul class="points">
          <li>{text('delete.oneWhat', { count: purchase.captureIds.length })}</li>
          <li>{text('delete.oneTombstone')}</li>
          <li>{text('delete.packets')}</li>
        </ul>
        {step === 'failed' ? <p role="alert">{text('delete.oneFailed')}</p> : null}
      </Dialog>
    </>
  );
}
