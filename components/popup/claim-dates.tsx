import { isOver, type Claim } from '../../lib/model/claim';
import type { Store } from '../../lib/store/store';
import { useLive } from '../app/use-live';
import { useLoaded } from '../app/use-loaded';
import { daysLeft } from '../format/days-left';
import type { ClaimDateListProps, NextDate } from './claim-date-list';
import './claim-dates.css';

/** The popup shows what is next; the library has every date. */
const SHOWN = 2;

export const allClaims = (store: Store) => store.allClaims();

/** Last days of open claims, the earliest first. The texts of claims are loaded only where there is such a day: most popups have none. */
export function ClaimDates({ onOpen }: Pick<ClaimDateListProps, 'onOpen'>) {
  const claims = useLive(allClaims, []);
  const dates = claims.status === 'ready' ? nextDates(claims.value, Date.now()).slice(0, SHOWN) : [];
  const isWanted = dates.length > 0;
  const List = useLoaded(isWanted, async () => (await import('./claim-date-list')).ClaimDateList);
  if (!isWanted) return null;
  return List === null ? <Room rows={dates.length} /> : <List dates={dates} onOpen={onOpen} />;
}

/** What stands below is not to move when the list comes. */
function Room({ rows }: { rows: number }) {
  return (
    <ul class="claim-dates-line" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <li key={row} class="claim-date-room" />
      ))}
    </ul>
  );
}

function nextDates(claims: readonly Claim[], now: number): NextDate[] {
  return claims
    .flatMap((claim) => {
      const day = claim.nextDeadline?.day;
      if (day === undefined || isOver(claim)) return [];
      const left = daysLeft(day, now);
      return left < 0 ? [] : [{ claim, day, left }];
    })
    .sort((one, other) => one.left - other.left);
}
