import { useMemo, useRef, useState } from 'preact/hooks';
import { openChecker, openOptions } from '../../lib/browser/tabs';
import type { MaskReview } from '../../lib/flow/review-masks';
import type { Attaching } from '../../lib/flow/attaching';
import type { Merging } from '../../lib/flow/merging';
import type { ReviewClaim } from '../../lib/flow/review-claim';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { useKeepFocus } from '../app/use-keep-focus';
import { useLive } from '../app/use-live';
import { usePlatformName } from '../app/use-platform-name';
import { BackupReminder } from '../backup/backup-reminder';
import { ClaimEditor } from '../claim/claim-editor';
import { ClaimList } from '../claim/claim-list';
import { ExportBar } from '../export/export-bar';
import { chosenOrNewest, toggle, toggleAll, type Selection } from '../format/selection';
import { Icon, Mark } from '../icons';
import { EmptyReceipt } from '../parts/empty-receipt';
import { LedgerBreak } from '../parts/ledger-break';
import { StoreFailure } from '../parts/store-failure';
import { Filters } from './filters';
import { ANYTHING, findPurchases, newestFirst, searchable } from './find-purchases';
import { PurchaseDetail } from './purchase-detail';
import { PurchaseList } from './purchase-list';
import type { Regrouped } from './regroup-purchase';
import { RegroupUndo } from './regroup-undo';
import { DETAIL_COLUMN, SkipLinks } from './skip-links';
import { Spending } from './spending';
import { useClaimStatuses } from './use-claim-statuses';
import { useOpenedClaim, useOpenedPurchase } from './use-opened';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './library.css';

export interface LibraryProps {
  review: ReviewClaim;
  masks: MaskReview;
  merging: Merging;
  attaching: Attaching;
}

/** Everything that was captured: search, choose, look closely, export. */
export function Library({ review, masks, merging, attaching }: LibraryProps) {
  const { text } = useApp();
  const all = useLive((store) => store.allPurchases(), []);
  return (
    <div class="library">
      <header class="page-header">
        <SkipLinks />
        <Mark />
        <h1>{text('library')}</h1>
        <button
          type="button"
          class="button quiet"
          data-testid="open-checker"
          onClick={() => void openChecker()}
        >
          <Icon name="shield" small />
          {text('check.open')}
        </button>
        <button
          type="button"
          class="button quiet"
          data-testid="open-options"
          onClick={() => void openOptions()}
        >
          <Icon name="settings" small />
          {text('options')}
        </button>
      </header>
      <LedgerBreak />
      <BackupReminder />
      {all.status === 'failed' ? (
        <main class="library-alone">
          <StoreFailure error={all.error} />
        </main>
      ) : null}
      {all.status === 'loading' ? (
        <main class="library-alone late" aria-busy="true">
          {text('loading')}
        </main>
      ) : null}
      {all.status === 'ready' ? (
        <Columns all={all.value} review={review} masks={masks} merging={merging} attaching={attaching} />
      ) : null}
    </div>
  );
}

function Columns({ all, review, masks, merging, attaching }: LibraryProps & { all: Purchase[] }) {
  const { text } = useApp();
  const nameOf = usePlatformName();
  const [wanted, setWanted] = useState(ANYTHING);
  const [selection, setSelection] = useState<Selection>(new Set());
  const [openedId, open] = useOpenedPurchase();
  const [claimId, openClaim] = useOpenedClaim();
  const [regrouped, setRegrouped] = useState<Regrouped | null>(null);
  const claims = useClaimStatuses();
  const searchables = useMemo(
    () => newestFirst(all.map((purchase) => searchable(purchase, nameOf(purchase)))),
    [all, nameOf],
  );
  const found = useMemo(() => findPurchases(searchables, wanted, claims), [searchables, wanted, claims]);
  const shown = useMemo(() => found.map(({ purchase }) => purchase), [found]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);

  const detail = useRef<HTMLElement>(null);
  useKeepFocus(detail, `${openedId} ${claimId}`);

  if (all.length === 0) {
    return (
      <main class="library-alone empty">
        <EmptyReceipt />
        <p class="empty-title">{text('empty.title')}</p>
        <p class="empty-hint">{text('empty.hint')}</p>
      </main>
    );
  }
  const opened = all.find((purchase) => purchase.id === openedId);
  const isTicked = ids.some((id) => selection.has(id));
  const chosen = isTicked || opened === undefined ? chosenOrNewest(selection, shown) : [opened];
  return (
    <main class="columns" data-view={openedId === null && claimId === null ? 'list' : 'detail'}>
      <Filters all={searchables} claims={claims} wanted={wanted} found={found.length} onChange={setWanted} />
      <section class="list-column" aria-label={text('list.label')}>
        <PurchaseList
          found={found}
          wanted={wanted}
          ids={ids}
          selection={selection}
          openedId={openedId}
          onTick={(id) => setSelection(toggle(selection, id))}
          onTickAll={() => setSelection(toggleAll(selection, ids))}
          onOpen={open}
        />
        {claimId !== null && !isTicked ? null : (
          <ExportBar
            chosen={chosen}
            isTicked={isTicked}
            offered={opened === undefined ? 'export.newest' : 'export.opened'}
            masks={masks}
          />
        )}
      </section>
      <section
        ref={detail}
        id={DETAIL_COLUMN}
        class="detail-column"
        aria-label={text('detail.label')}
        tabIndex={-1}
      >
        {regrouped === null ? null : (
          <RegroupUndo
            key={regrouped.undo.moves.map(({ captureId }) => captureId).join()}
            done={regrouped}
            onClose={(purchaseId) => {
              setRegrouped(null);
              if (purchaseId !== null) open(purchaseId);
            }}
          />
        )}
        {openedId === null && claimId === null ? (
          <>
            <p class="detail-none">{text('detail.none')}</p>
            <ClaimList onOpen={openClaim} />
            <Spending purchases={shown} />
          </>
        ) : null}
        {claimId === null ? null : (
          <ClaimEditor
            key={claimId}
            claimId={claimId}
            review={review}
            masks={masks}
            attaching={attaching}
            onClose={open}
          />
        )}
        {openedId !== null && opened === undefined ? (
          <p class="detail-none" role="alert">
            {text('detail.gone')}
          </p>
        ) : null}
        {opened === undefined ? null : (
          <PurchaseDetail
            key={opened.id}
            purchase={opened}
            onClose={() => open(null)}
            onClaim={openClaim}
            merging={merging}
            attaching={attaching}
            onRegrouped={(done) => {
              setRegrouped(done);
              open(done.purchaseId);
            }}
          />
        )}
      </section>
    </main>
  );
}
