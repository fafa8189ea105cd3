import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReadBill } from '../../lib/flow/add-attachment';
import type { BillMatch } from '../../lib/model/bill';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { formatDay } from '../../lib/text/format-day';
import { useApp } from '../app/app-context';
import { formatPageTime } from '../format/format-time';
import { toggle, type Selection } from '../format/selection';
import { shortenMiddle } from '../format/shorten-middle';
import { Dialog } from '../parts/dialog';
import { useAttachText } from './use-attach-text';

interface BillReviewProps {
  read: ReadBill;
  purchases: readonly Purchase[];
  /** The rows to keep; none where the person closes it. */
  onChosen(rows: readonly BillMatch[]): void;
}

const keyOf = ({ row, purchaseId }: BillMatch) => `${row.line} ${purchaseId}`;

/** Rows of a bill that may belong to these purchases. Nothing is kept before the person has ticked it and said so. */
export function BillReview({ read, purchases, onChosen }: BillReviewProps) {
  const { bill, matches, source } = read;
  const say = useAttachText();
  const { text, language } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const isDone = useRef(false);
  // What the numbers prove is ticked; what only looks alike is for the person to tick.
  const [ticked, setTicked] = useState<Selection>(
    () => new Set(matches.filter(({ sign }) => sign === 'number').map(keyOf)),
  );
  useEffect(() => dialog.current?.showModal(), []);
  const close = (chosen: readonly BillMatch[]) => {
    if (isDone.current) return;
    isDone.current = true;
    onChosen(chosen);
  };
  const chosen = matches.filter((match) => ticked.has(keyOf(match)));
  const outside = purchases.filter(({ id }) => read.outside.includes(id));
  const nameOf = ({ orderNo, amount }: Purchase) =>
    orderNo === null
      ? amount === null
        ? text('purchase.noAmount')
        : formatMoney(amount, language)
      : shortenMiddle(orderNo, 6, 6);
  const found = purchases.filter(({ id }) => matches.some(({ purchaseId }) => purchaseId === id));
  return (
    <Dialog
      reference={dialog}
      title={say('bill.title', { name: source.name })}
      onClose={() => close([])}
      actions={
        <>
          <button type="button" class="button" onClick={() => close([])}>
            {text(found.length === 0 ? 'close' : 'cancel')}
          </button>
          {found.length === 0 ? null : (
            <button
              type="button"
              class="button primary"
              data-testid="keep-rows"
              disabled={chosen.length === 0}
              onClick={() => close(chosen)}
            >
              {say('bill.keep', { count: chosen.length })}
            </button>
          )}
        </>
      }
    >
      <div data-testid="bill-review" data-source={bill.source}>
        <p>{introOf()}</p>
        {outside.map((purchase) => (
          <p key={purchase.id} class="warning claim-note" data-testid="bill-outside">
            {say('bill.outside', {
              from: formatDay(bill.covers?.from ?? '', language),
              to: formatDay(bill.covers?.to ?? '', language),
              order: nameOf(purchase),
            })}
          </p>
        ))}
        {found.map((purchase) => (
          <OrderRows
            key={purchase.id}
            purchase={purchase}
            matches={matches.filter(({ purchaseId }) => purchaseId === purchase.id)}
            ticked={ticked}
            onToggle={(key) => setTicked(toggle(ticked, key))}
          />
        ))}
        <p class="attached-hint">{say('bill.proof')}</p>
      </div>
    </Dialog>
  );

  function introOf(): string {
    const rows = bill.rows.length;
    if (rows === 0) return say('bill.empty');
    return say(found.length === 0 ? 'bill.none' : 'bill.read', { rows });
  }
}

/** The number fits and the amount does not: perhaps paid in parts, perhaps not the same. */
function isOther(one: BillMatch['row']['amount'], other: Purchase['amount']): boolean {
  return one !== null && other !== null && one.minor !== other.minor;
}

interface OrderRowsProps {
  purchase: Purchase;
  matches: readonly BillMatch[];
  ticked: Selection;
  onToggle(key: string): void;
}

function OrderRows({ purchase, matches, ticked, onToggle }: OrderRowsProps) {
  const say = useAttachText();
  const { text, language } = useApp();
  const { amount, orderNo } = purchase;
  const [best] = matches;
  const equal = matches.filter(({ sign }) => sign === best?.sign).length;
  return (
    <fieldset class="bill-order">
      <legend>
        {amount === null ? text('purchase.noAmount') : formatMoney(amount, language)}
        {orderNo === null ? '' : ` · ${shortenMiddle(orderNo, 6, 6)}`}
      </legend>
      {equal > 1 ? <p class="warning claim-note">{say('bill.twice', { count: equal })}</p> : null}
      {matches.map((match) => {
        const { row, sign } = match;
        return (
          <label key={keyOf(match)} class="bill-row" data-testid="bill-row" data-sign={sign}>
            <input
              type="checkbox"
              checked={ticked.has(keyOf(match))}
              aria-label={say('bill.pick')}
              onChange={() => onToggle(keyOf(match))}
            />
            <span>
              <b>{row.amount === null ? '' : formatMoney(row.amount, language)}</b>{' '}
              {row.at === null ? '' : formatPageTime(row.at)} · {say(`sign.${sign}`)}
              <small>
                {isOther(row.amount, amount) ? (
                  <em class="claim-problem">{say('row.otherAmount')} </em>
                ) : null}
                {[row.counterparty, row.status, row.transactionNo, row.merchantNo]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
