import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import type { Selection } from '../format/selection';
import { dateFormat } from '../format/date-format';
import { formatSums } from '../format/sum-by-currency';
import { PurchaseRow } from '../parts/purchase-row';
import { SelectAll } from '../parts/select-all';
import type { Searchable, Wanted } from './find-purchases';
import { countedAmounts, groupByMonth, type Month } from './group-by-month';

/** Rows drawn at first, as many as most windows show, and then at a time: thousands of purchases stay in memory, not in the page. */
const FIRST = 20;
const STEP = 60;

export interface PurchaseListProps {
  /** In the order in which they are listed. */
  found: readonly Searchable[];
  /** What they were found by: the list of something else begins at its top. */
  wanted: Wanted;
  ids: readonly string[];
  selection: Selection;
  openedId: string | null;
  onTick(id: string): void;
  onTickAll(): void;
  onOpen(id: string): void;
}

/** Receipts by month, newest first; more are drawn as the end comes into sight. */
export function PurchaseList(props: PurchaseListProps) {
  const { found, wanted, ids, selection, openedId, onTick, onTickAll, onOpen } = props;
  const { text } = useApp();
  const openedAt = openedId === null ? -1 : ids.indexOf(openedId);
  const [drawn, setDrawn] = useState({ wanted, rows: FIRST });
  const limit = Math.max(drawn.wanted === wanted ? drawn.rows : FIRST, openedAt + 1);
  const drawMore = () => setDrawn({ wanted, rows: limit + STEP });
  const end = useRef<HTMLButtonElement>(null);
  const isMore = found.length > limit;
  // Totals count every purchase of a month, drawn or not.
  const sums = useMemo(() => new Map(groupByMonth(found).map((month) => [month.key, month])), [found]);

  useEffect(() => {
    if (end.current === null) return undefined;
    const sight = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) drawMore();
    });
    sight.observe(end.current);
    return () => sight.disconnect();
  }, [limit, isMore, wanted]);

  if (found.length === 0) return <p class="list-none">{text('search.nothing')}</p>;
  return (
    <div class="list">
      <div class="list-head">
        <SelectAll
          selection={selection}
          ids={ids}
          label={text('selectAll', { count: ids.length })}
          onToggle={onTickAll}
        />
      </div>
      {groupByMonth(found.slice(0, limit)).map((month) => (
        <section key={month.key} class="month">
          <MonthHead month={sums.get(month.key) ?? month} />
          <ul class="purchases">
            {month.purchases.map((purchase) => (
              <PurchaseRow
                key={purchase.id}
                purchase={purchase}
                isTicked={selection.has(purchase.id)}
                isOpen={purchase.id === openedId}
                onTick={() => onTick(purchase.id)}
                onOpen={() => onOpen(purchase.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {isMore ? (
        <button ref={end} type="button" class="button list-more" onClick={drawMore}>
          {text('list.more', { count: found.length - limit })}
        </button>
      ) : null}
    </div>
  );
}

function MonthHead({ month }: { month: Month }) {
  const { text, language } = useApp();
  const name = dateFormat(language, { year: 'numeric', month: 'long' }).format(month.at);
  return (
    <h2 class="month-head">
      <span>{name}</span>
      <span class="month-count">{text('list.count', { count: month.purchases.length })}</span>
      <b title={text('list.total')}>{formatSums(countedAmounts(month.purchases), language)}</b>
    </h2>
  );
}
