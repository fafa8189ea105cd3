import { useId, useMemo } from 'preact/hooks';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { dateFormat } from '../format/date-format';
import { useLater } from '../app/use-later';
import { usePlatformName } from '../app/use-platform-name';
import { spendingByMonth, type CurrencySpending } from './spending-by-month';
import './spending.css';

const ROW = 26;
const LEFT = 76;
const BARS = 300;
const RIGHT = 104;

/** What the listed purchases cost, by month and platform: bars, and the same as a table. */
export function Spending({ purchases }: { purchases: readonly Purchase[] }) {
  // Who types in the search waits for the list, not for this.
  const listed = useLater(purchases);
  return useMemo(() => <SpendingOf purchases={listed} />, [listed]);
}

function SpendingOf({ purchases }: { purchases: readonly Purchase[] }) {
  const { text } = useApp();
  const { currencies, unknown } = spendingByMonth(purchases);
  return (
    <section class="spending" data-testid="spending" aria-label={text('spending.title')}>
      <h2>{text('spending.title')}</h2>
      <p class="spending-about">{text(currencies.length === 0 ? 'spending.none' : 'spending.about')}</p>
      {currencies.map((spending) => (
        <Bars key={spending.currency} spending={spending} />
      ))}
      {unknown === 0 ? null : <p class="spending-about">{text('spending.unknown', { count: unknown })}</p>}
    </section>
  );
}

function Bars({ spending }: { spending: CurrencySpending }) {
  const { text, language } = useApp();
  const nameOf = usePlatformName();
  const id = useId();
  const { currency, platforms, months, minor } = spending;
  const short = dateFormat(language, { year: '2-digit', month: 'short', timeZone: 'UTC' });
  const monthName = (month: string) => short.format(Date.parse(month));
  const amount = (sum: number) => formatMoney({ minor: sum, currency }, language);
  const names = platforms.map(({ sample }) => (sample === null ? text('spending.other') : nameOf(sample)));
  const most = Math.max(...months.map((one) => one.minor));
  return (
    <figure>
      <figcaption id={id} class="visually-hidden">
        {text('spending.alt', {
          from: monthName(months[0]?.month ?? ''),
          to: monthName(months.at(-1)?.month ?? ''),
          amount: amount(minor),
        })}
      </figcaption>
      <ul class="spending-legend">
        {names.map((name, place) => (
          <li key={name}>
            <svg width="12" height="12" aria-hidden="true">
              <rect class={`spending-${place}`} width="12" height="12" rx="2" />
            </svg>
            {name} <b>{amount(platforms[place]?.minor ?? 0)}</b>
          </li>
        ))}
      </ul>
      <svg role="img" aria-labelledby={id} viewBox={`0 0 ${LEFT + BARS + RIGHT} ${months.length * ROW}`}>
        {months.map(({ month, parts, minor: sum }, row) => (
          <g key={month}>
            <text x={LEFT - 8} y={row * ROW + 17} text-anchor="end">
              {monthName(month)}
            </text>
            {parts.map((part, place) => {
              const before = parts.slice(0, place).reduce((all, one) => all + one, 0);
              return part <= 0 ? null : (
                <rect
                  key={place}
                  class={`spending-${place}`}
                  x={LEFT + (BARS * before) / most}
                  y={row * ROW + 4}
                  width={Math.max(1, (BARS * part) / most - 1)}
                  height={ROW - 8}
                />
              );
            })}
            <text x={LEFT + (BARS * sum) / most + 6} y={row * ROW + 17}>
              {sum === 0 ? '' : amount(sum)}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{text('spending.table')}</summary>
        <table class="spending-table">
          <thead>
            <tr>
              <th scope="col">{text('spending.month')}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{text('spending.total')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, parts, minor: sum }) => (
              <tr key={month}>
                <th scope="row">{monthName(month)}</th>
                {parts.map((part, place) => (
                  <td key={place}>{amount(part)}</td>
                ))}
                <td>{amount(sum)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
