import { useId } from 'preact/hooks';
import type { ClaimReview } from '../../lib/flow/review-claim';
import { useApp } from '../app/app-context';
import { useClaimText } from './use-claim-text';

const CELL = 22;
const LEFT = 44;
const TOP = 18;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Hour × weekday: how many payments fell where. The same as a table for whoever cannot see the picture. */
export function PaymentHours({ pattern }: { pattern: ClaimReview['pattern'] }) {
  const { say } = useClaimText();
  const { language } = useApp();
  const id = useId();
  if (pattern.timed === 0) return null;
  // 5 January 2026 is a Monday.
  const weekday = (index: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 5 + index),
    );
  const most = Math.max(...pattern.grid.flat());
  const summary = say('payments.hours.summary', {
    count: pattern.timed,
    night: pattern.atNight,
    from: pattern.night.from,
    to: pattern.night.to,
  });
  return (
    <figure class="payment-hours">
      <figcaption id={id}>
        <b>{say('payments.hours')}</b> {summary}
        {pattern.untimed === 0 ? null : ` ${say('payments.hours.untimed', { count: pattern.untimed })}`}
      </figcaption>
      <svg
        role="img"
        aria-labelledby={id}
        viewBox={`0 0 ${LEFT + 24 * CELL} ${TOP + 7 * CELL}`}
        width={LEFT + 24 * CELL}
      >
        {HOURS.filter((hour) => hour % 3 === 0).map((hour) => (
          <text key={hour} x={LEFT + hour * CELL} y={TOP - 6}>
            {hour}
          </text>
        ))}
        {pattern.grid.map((row, day) => (
          <g key={day}>
            <text x={0} y={TOP + day * CELL + 15}>
              {weekday(day)}
            </text>
            {row.map((count, hour) => (
              <g key={hour}>
                <rect
                  class={count === 0 ? 'hour-none' : 'hour-some'}
                  x={LEFT + hour * CELL}
                  y={TOP + day * CELL}
                  width={CELL - 2}
                  height={CELL - 2}
                  rx={3}
                  style={count === 0 ? undefined : { fillOpacity: 0.35 + (0.65 * count) / most }}
                />
                {count === 0 ? null : (
                  <text class="hour-count" x={LEFT + hour * CELL + (CELL - 2) / 2} y={TOP + day * CELL + 15}>
                    {count}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
      <details>
        <summary>{say('payments.hours.table')}</summary>
        <table class="payments">
          <thead>
            <tr>
              <th scope="col">{say('payments.hours.day')}</th>
              <th scope="col">{say('payments.hours.hour')}</th>
              <th scope="col">{say('payments.hours.count')}</th>
            </tr>
          </thead>
          <tbody>
            {pattern.grid.flatMap((row, day) =>
              row.flatMap((count, hour) =>
                count === 0
                  ? []
                  : [
                      <tr key={`${day} ${hour}`}>
                        <td>{weekday(day)}</td>
                        <td>{`${hour}:00–${hour}:59`}</td>
                        <td class="number">{count}</td>
                      </tr>,
                    ],
              ),
            )}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
