import { openOptions } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { EmptyReceipt } from '../parts/empty-receipt';

/** Nothing was captured yet: one sentence, one picture, one button. */
export function EmptyPopup() {
  const { text } = useApp();
  return (
    <main class="empty">
      <EmptyReceipt />
      <p class="empty-title">{text('empty.title')}</p>
      <p class="empty-hint">{text('empty.hint')}</p>
      <button type="button" class="button" onClick={() => void openOptions().then(() => window.close())}>
        {text('empty.action')}
      </button>
    </main>
  );
}
