import { useApp } from '../app/app-context';
import { EXPORT_BAR } from '../export/export-bar';

/** Of the column that shows what was opened. */
export const DETAIL_COLUMN = 'detail-column';

/** Past a list of thousands, which grows while somebody tabs through it; seen only by those who use the keyboard. */
export function SkipLinks() {
  const { text } = useApp();
  const skipTo = (id: string) => document.getElementById(id)?.focus();
  return (
    <p class="skip-links">
      <button type="button" class="button" onClick={() => skipTo(EXPORT_BAR)}>
        {text('skip.export')}
      </button>
      <button type="button" class="button" onClick={() => skipTo(DETAIL_COLUMN)}>
        {text('skip.detail')}
      </button>
    </p>
  );
}
