import { askBackground } from '../../lib/browser/messages';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { ConfirmedAction } from '../parts/confirmed-action';

export interface DeletePurchaseProps {
  purchase: Purchase;
  onDeleted(): void;
}

/** Deletes one purchase after saying what goes and what stays. */
export function DeletePurchase({ purchase, onDeleted }: DeletePurchaseProps) {
  const { text } = useApp();
  return (
    <ConfirmedAction
      testId="delete-purchase"
      look="button quiet danger-text"
      icon="trash"
      label={text('delete.one')}
      title={text('delete.oneTitle')}
      final={{
        label: text('delete.oneFinal'),
        busy: text('delete.deleting'),
        look: 'button danger final',
      }}
      failed={text('delete.oneFailed')}
      act={() => askBackground('deletePurchases', { purchaseIds: [purchase.id] }).then(onDeleted)}
    >
      <ul class="points">
        <li>{text('delete.oneWhat', { count: purchase.captureIds.length })}</li>
        <li>{text('delete.oneTombstone')}</li>
        <li>{text('delete.packets')}</li>
      </ul>
    </ConfirmedAction>
  );
}
