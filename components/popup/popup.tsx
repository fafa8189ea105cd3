import { useState } from 'preact/hooks';
import { openChecker, openLibrary, openOptions } from '../../lib/browser/tabs';
import type { Purchase } from '../../lib/model/purchase';
import type { Store } from '../../lib/store/store';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { backupFacts, BackupReminder } from '../backup/backup-reminder';
import { ExportBar } from '../export/export-bar';
import { chosenOrNewest, toggle, toggleAll, type Selection } from '../format/selection';
import { Icon, Mark } from '../icons';
import { BudgetLine } from '../parts/budget-line';
import { ledgerCheck, LedgerBreak } from '../parts/ledger-break';
import { PurchaseRow } from '../parts/purchase-row';
import { SelectAll } from '../parts/select-all';
import { StoreFailure } from '../parts/store-failure';
import { ApplyChosen } from './apply-chosen';
import { allClaims, ClaimDates } from './claim-dates';
import { EmptyPopup } from './empty-popup';
import { PageStatus, type PageStatusProps } from './page-status';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './popup.css';

/** The popup is for the newest; the library has all. */
const SHOWN = 5;

const newestPurchases = (store: Store) => store.latestPurchases(SHOWN);

/** What the first drawing shows: none of it comes in between later, and moves what is below it. The rows are asked for first. */
export const FIRST_SCREEN = [newestPurchases, ledgerCheck, backupFacts, allClaims];

/** What the toolbar button opens: this page, the latest purchases, the packet. */
export function Popup({ glance }: Pick<PageStatusProps, 'glance'>) {
  const latest = useLive(newestPurchases, []);
  return (
    <div class="popup">
      <PopupHeader />
      {latest.status === 'failed' ? (
        <main class="popup-main">
          <StoreFailure error={latest.error} />
        </main>
      ) : (
        <>
          <LedgerBreak />
          <BackupReminder />
          <ClaimDates onOpen={leave} />
          <PageStatus glance={glance} changed={latest.status === 'ready' ? stateOf(latest.value) : null} />
          {latest.status === 'loading' ? <LoadingRows /> : <Latest purchases={latest.value} />}
        </>
      )}
    </div>
  );
}

/** Another text after each capture. */
function stateOf(purchases: readonly Purchase[]): string {
  return purchases.map(({ id, captureIds }) => `${id} ${captureIds.length}`).join();
}

function PopupHeader() {
  const { text } = useApp();
  return (
    <header class="popup-header">
      <Mark />
      <h1>{text('name')}</h1>
      <button
        type="button"
        class="button quiet"
        data-testid="open-library"
        onClick={() => leave(openLibrary())}
      >
        <Icon name="library" small />
        {text('library')}
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="open-checker"
        aria-label={text('check.open')}
        title={text('check.open')}
        onClick={() => leave(openChecker())}
      >
        <Icon name="shield" />
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="open-options"
        aria-label={text('options')}
        title={text('options')}
        onClick={() => leave(openOptions())}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}

function Latest({ purchases }: { purchases: Purchase[] }) {
  const { text, settings } = useApp();
  // Counting ten thousand takes longer than reading the newest, which are drawn without it.
  const counted = useLive((store) => store.countPurchases(), []);
  const total = counted.status === 'ready' ? counted.value : 0;
  const [selection, setSelection] = useState<Selection>(new Set());
  if (purchases.length === 0) return <EmptyPopup />;
  const ids = purchases.map((purchase) => purchase.id);
  const isTicked = ids.some((id) => selection.has(id));
  const chosen = chosenOrNewest(selection, purchases);
  return (
    <>
      <main class="popup-main">
        <div class="list-head">
          <SelectAll
            selection={selection}
            ids={ids}
            label={text('selectAll', { count: ids.length })}
            onToggle={() => setSelection(toggleAll(selection, ids))}
          />
          {total > ids.length ? (
            <button type="button" class="button quiet" onClick={() => leave(openLibrary())}>
              {text('popup.more', { count: total - ids.length })}
              <Icon name="next" small />
            </button>
          ) : null}
        </div>
        <ul class="purchases">
          {purchases.map((purchase) => (
            <PurchaseRow
              key={purchase.id}
              purchase={purchase}
              isTicked={selection.has(purchase.id)}
              onTick={() => setSelection(toggle(selection, purchase.id))}
              onOpen={() => leave(openLibrary(purchase.id))}
            />
          ))}
        </ul>
      </main>
      {settings.budget === null ? null : <BudgetLine budget={settings.budget} />}
      <ExportBar
        chosen={chosen}
        isTicked={isTicked}
        offered="export.newest"
        beside={<ApplyChosen purchaseIds={chosen.map(({ id }) => id)} onOpen={leave} />}
      />
    </>
  );
}

function LoadingRows() {
  const { text } = useApp();
  return (
    <main class="popup-main late" aria-busy="true">
      <p class="visually-hidden">{text('loading')}</p>
      <ul class="purchases" aria-hidden="true">
        <li class="purchase placeholder" />
        <li class="purchase placeholder" />
        <li class="purchase placeholder" />
      </ul>
    </main>
  );
}

/** Another tab is coming to the front; Firefox leaves the popup open unless told. */
function leave(opening: Promise<void>): void {
  void opening.then(() => window.close());
}
