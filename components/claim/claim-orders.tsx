import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { usePlatformName } from '../app/use-platform-name';
import { useApp } from '../app/app-context';
import { formatPageTime } from '../format/format-time';
import { goodsOf } from '../format/goods-of';
import { shortenMiddle } from '../format/shorten-middle';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { useClaimText } from './use-claim-text';

interface ClaimOrdersProps extends ClaimPart {
  purchases: readonly Purchase[];
  others: readonly Purchase[];
  /** Purchases of other claims that are not over: they cannot be taken in. */
  claimed: readonly string[];
}

/** The orders that are offered to be added, newest first. */
const OFFERED = 100;

/** What the claim is for: one order or several. */
export function ClaimOrders({ claim, change, purchases, others, claimed }: ClaimOrdersProps) {
  const { say } = useClaimText();
  const { text, language } = useApp();
  const nameOf = usePlatformName();
  const gone = claim.purchaseIds.length - purchases.length;
  const offered = [...others].sort((one, other) => other.lastAt - one.lastAt).slice(0, OFFERED);
  const inShort = (purchase: Purchase) =>
    [
      nameOf(purchase),
      goodsOf(purchase),
      purchase.amount === null ? text('purchase.noAmount') : formatMoney(purchase.amount, language),
      purchase.paidAt === null ? null : formatPageTime(purchase.paidAt),
      purchase.orderNo === null ? null : shortenMiddle(purchase.orderNo, 4, 6),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <section class="claim-part">
      <h3>{say('orders')}</h3>
      <ul class="claim-orders">
        {purchases.map((purchase) => (
          <li key={purchase.id}>
            <span>{inShort(purchase)}</span>
            {purchases.length < 2 ? null : (
              <button
                type="button"
                class="button quiet"
                aria-label={say('removeOrder', { name: inShort(purchase) })}
                onClick={() => change({ purchaseIds: claim.purchaseIds.filter((id) => id !== purchase.id) })}
              >
                <Icon name="close" small />
              </button>
            )}
          </li>
        ))}
      </ul>
      {gone > 0 ? <p class="claim-hint">{say('orderGone', { count: gone })}</p> : null}
      {offered.length === 0 ? null : (
        <select
          class="input claim-add"
          aria-label={say('addOrder')}
          value=""
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '')
              change({ purchaseIds: [...claim.purchaseIds, currentTarget.value] });
          }}
        >
          <option value="">{say('addOrder')}</option>
          {offered.map((purchase) => (
            <option key={purchase.id} value={purchase.id} disabled={claimed.includes(purchase.id)}>
              {inShort(purchase)}
              {claimed.includes(purchase.id) ? ` · ${say('orderClaimed')}` : ''}
            </option>
          ))}
        </select>
      )}
    </section>
  );
}
