import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { usePlatformName } from '../app/use-platform-name';
import { goodsOf } from '../format/goods-of';
import { shortenMiddle } from '../format/shorten-middle';
import { CopyButton } from './copy-button';
import { MissingFields } from './missing-fields';
import { PurchaseWhen } from './purchase-when';
import { StageDots } from './stage-dots';
import './purchase-row.css';

export interface PurchaseRowProps {
  purchase: Purchase;
  isTicked: boolean;
  isOpen?: boolean;
  onTick(): void;
  onOpen(): void;
}

/** One purchase, as a line of a receipt. */
export function PurchaseRow({ purchase, isTicked, isOpen = false, onTick, onOpen }: PurchaseRowProps) {
  const { text, word, language } = useApp();
  const nameOf = usePlatformName();
  const platform = nameOf(purchase);
  const { amount, orderNo, channel } = purchase;
  const goods = goodsOf(purchase);
  return (
    <li
      class="purchase"
      data-testid="purchase"
      data-purchase-id={purchase.id}
      data-open={isOpen || undefined}
      data-ticked={isTicked || undefined}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={isTicked}
          onChange={onTick}
          aria-label={text('purchase.tick', {
            platform,
            amount: amount === null ? text('purchase.noAmount') : formatMoney(amount, language),
          })}
        />
      </label>
      <div class="purchase-body">
        <div class="purchase-head">
          <button type="button" class="purchase-open" onClick={onOpen} aria-current={isOpen || undefined}>
            <b>{platform}</b>
            {goods === null ? null : <span class="purchase-goods">{goods}</span>}
          </button>
          {amount === null ? (
            <span class="purchase-amount unknown">{text('purchase.noAmount')}</span>
          ) : (
            <span class="purchase-amount">{formatMoney(amount, language)}</span>
          )}
        </div>
        <p class="purchase-facts">
          <PurchaseWhen purchase={purchase} />
          {channel === null ? null : <span class="fact">{channel}</span>}
          {orderNo === null ? null : (
            <CopyButton value={orderNo} shown={shortenMiddle(orderNo, 4, 6)} name={word('field.orderNo')} />
          )}
        </p>
        <div class="purchase-state">
          <StageDots purchase={purchase} />
          <MissingFields missing={purchase.missing} />
        </div>
      </div>
    </li>
  );
}
