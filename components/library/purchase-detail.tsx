import type { Attaching } from '../../lib/flow/attaching';
import type { Merging } from '../../lib/flow/merging';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { usePlatformName } from '../app/use-platform-name';
import { AttachedFiles } from '../attach/attached-files';
import { useAttach } from '../attach/use-attach';
import { ApplyButton } from '../claim/apply-button';
import { formatFull, formatPageTime } from '../format/format-time';
import { Icon } from '../icons';
import { CopyButton } from '../parts/copy-button';
import { MissingFields } from '../parts/missing-fields';
import { ProgressSection } from '../progress/progress-section';
import { StageDots } from '../parts/stage-dots';
import { StoreFailure } from '../parts/store-failure';
import { CaptureCard } from './capture-card';
import { DeletePurchase } from './delete-purchase';
import { PurchaseCourse } from './purchase-course';
import { RegroupPurchase, type Regrouped } from './regroup-purchase';
import './detail.css';

export interface PurchaseDetailProps {
  purchase: Purchase;
  onClose(): void;
  onClaim(claimId: string): void;
  merging: Merging;
  attaching: Attaching;
  onRegrouped(done: Regrouped): void;
}

/** One purchase: its receipt, and its captures down the page. */
export function PurchaseDetail(props: PurchaseDetailProps) {
  const { purchase, onClose, onClaim, merging, attaching, onRegrouped } = props;
  const { text } = useApp();
  const owners = [purchase.id];
  const attach = useAttach(attaching, owners);
  const captures = useLive((store) => store.capturesOf([purchase.id]), [purchase.id]);
  return (
    <article class="detail" data-testid="purchase-detail" data-purchase-id={purchase.id}>
      <div class="detail-bar">
        <button type="button" class="button quiet detail-back" onClick={onClose}>
          <Icon name="back" small />
          {text('detail.back')}
        </button>
        <ApplyButton purchaseId={purchase.id} onOpen={onClaim} />
        <DeletePurchase purchase={purchase} onDeleted={onClose} />
      </div>
      <Receipt purchase={purchase} />
      <h3 class="timeline-title">{text('timeline.title')}</h3>
      {captures.status === 'failed' ? <StoreFailure error={captures.error} /> : null}
      {captures.status === 'ready' ? <PurchaseCourse captures={captures.value} /> : null}
      {captures.status === 'ready' ? <ProgressSection captures={captures.value} /> : null}
      {captures.status === 'ready' ? (
        <ol class="timeline">
          {captures.value.map((capture) => (
            <CaptureCard key={capture.id} capture={capture} />
          ))}
        </ol>
      ) : null}
      <AttachedFiles attach={attach} attaching={attaching} ownerIds={owners} purchases={[purchase]} />
      {captures.status === 'ready' ? (
        <RegroupPurchase
          purchase={purchase}
          captures={captures.value.filter(({ state }) => state === 'sealed')}
          merging={merging}
          onRegrouped={onRegrouped}
        />
      ) : null}
    </article>
  );
}

function Receipt({ purchase }: { purchase: Purchase }) {
  const { text, word, language } = useApp();
  const nameOf = usePlatformName();
  const { amount, paidAt } = purchase;
  const copied = (['orderNo', 'channelOrderNo'] as const).flatMap((name) => {
    const value = purchase[name];
    return value === null ? [] : [{ name, value }];
  });
  const plain = (['channel', 'product', 'units', 'account', 'merchant'] as const).flatMap((name) => {
    const value = purchase[name];
    return value === null ? [] : [{ name, value }];
  });
  return (
    <header class="receipt">
      <p class="receipt-platform">{nameOf(purchase)}</p>
      <h2 class="receipt-amount">
        {amount === null ? text('purchase.noAmount') : formatMoney(amount, language)}
      </h2>
      <div class="receipt-stages">
        <StageDots purchase={purchase} />
        <MissingFields missing={purchase.missing} />
      </div>
      <dl class="receipt-facts">
        {copied.map(({ name, value }) => (
          <div key={name}>
            <dt>{word(`field.${name}`)}</dt>
            <dd>
              <CopyButton value={value} name={word(`field.${name}`)} />
            </dd>
          </div>
        ))}
        {paidAt === null ? null : (
          <div>
            <dt>{word('field.paidAt')}</dt>
            <dd>
              {formatPageTime(paidAt)} <small>{text('time.byPage')}</small>
            </dd>
          </div>
        )}
        {plain.map(({ name, value }) => (
          <div key={name}>
            <dt>{word(`field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{text('detail.captured')}</dt>
          <dd>
            {text('page.captured', { count: purchase.captureIds.length })} ·{' '}
            {formatFull(purchase.firstAt, language)}
          </dd>
        </div>
      </dl>
    </header>
  );
}
