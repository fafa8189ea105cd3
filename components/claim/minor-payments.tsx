import type { Capture } from '../../lib/model/capture';
import type { ClaimReview } from '../../lib/flow/review-claim';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { usePlatformName } from '../app/use-platform-name';
import { formatPageTime } from '../format/format-time';
import { formatSums } from '../format/sum-by-currency';
import { PurchaseCourse } from '../library/purchase-course';
import { PaymentHours } from './payment-hours';
import { useClaimText } from './use-claim-text';
import './minor-payments.css';

export interface MinorPaymentsProps {
  review: ClaimReview;
  purchases: readonly Purchase[];
  captures: readonly Capture[];
}

/** What a guardian is asked for first: all payments in one table, their sums, their hours, and the steps before them. */
export function MinorPayments({ review, purchases, captures }: MinorPaymentsProps) {
  const { say } = useClaimText();
  const { text, word, language } = useApp();
  const nameOf = usePlatformName();
  const channels = [...new Set(purchases.map(({ channel }) => channel))];
  return (
    <section class="claim-part" data-testid="minor-payments">
      <h3>{say('payments')}</h3>
      <p class="claim-hint">{say('payments.guardian')}</p>
      <table class="payments">
        <thead>
          <tr>
            <th scope="col">{word('field.paidAt')}</th>
            <th scope="col">{say('payments.site')}</th>
            <th scope="col">{word('field.amount')}</th>
            <th scope="col">{word('field.channel')}</th>
            <th scope="col">{word('field.orderNo')}</th>
          </tr>
        </thead>
        <tbody>
          {purchases.map((purchase) => (
            <tr key={purchase.id}>
              <td>{purchase.paidAt === null ? say('payments.unknown') : formatPageTime(purchase.paidAt)}</td>
              <td>{nameOf(purchase)}</td>
              <td class="number">
                {purchase.amount === null
                  ? text('purchase.noAmount')
                  : formatMoney(purchase.amount, language)}
              </td>
              <td>{purchase.channel ?? say('payments.unknown')}</td>
              <td class="mono">{purchase.orderNo ?? say('payments.unknown')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {channels.map((channel) => {
            const own = purchases.filter((purchase) => purchase.channel === channel);
            return (
              <tr key={channel}>
                <th scope="row" colSpan={2}>
                  {say('payments.by', { channel: channel ?? say('payments.unknown'), count: own.length })}
                </th>
                <td class="number">
                  {formatSums(
                    own.map(({ amount }) => amount),
                    language,
                  )}
                </td>
              </tr>
            );
          })}
        </tfoot>
      </table>
      <PaymentHours pattern={review.pattern} />
      <PurchaseCourse captures={captures} />
    </section>
  );
}
