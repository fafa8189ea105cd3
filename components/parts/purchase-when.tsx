import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { formatFull, formatPageTime, formatWhen } from '../format/format-time';
import { purchaseTime } from '../format/purchase-time';

/** `今天 14:02`; hovering tells whose clock that is, the full times and their zone. */
export function PurchaseWhen({ purchase }: { purchase: Purchase }) {
  const { language, text } = useApp();
  const at = purchaseTime(purchase);
  const lines = [
    ...(purchase.paidAt === null ? [] : [text('when.paid', { time: formatPageTime(purchase.paidAt) })]),
    text('when.first', { time: formatFull(purchase.firstAt, language) }),
    text('when.last', { time: formatFull(purchase.lastAt, language) }),
  ];
  return (
    <time dateTime={new Date(at).toISOString()} title={lines.join('\n')}>
      {formatWhen(at, Date.now(), language)}
    </time>
  );
}
