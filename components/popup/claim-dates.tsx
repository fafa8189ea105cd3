import { openClaim } from '../../lib/browser/tabs';
import { isOver, type Claim } from '../../lib/model/claim';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { useClaimText } from '../claim/use-claim-text';
import { daysLeft } from '../format/days-left';
import { Icon } from '../icons';
import './claim-dates.css';

/** The popup shows what is next; the library has every date. */
const SHOWN = 2;

interface NextDate {
  claim: Claim;
  day: string;
  left: number;
}

/** Last days of open claims, the earliest first; each leads to its claim. */
export function ClaimDates({ onOpen }: { onOpen(opening: Promise<void>): void }) {
  const { say } = useClaimText();
  const { language } = useApp();
  const claims = useLive((store) => store.allClaims(), []);
  const dates = claims.status === 'ready' ? nextDates(claims.value, Date.now()).slice(0, SHOWN) : [];
  if (dates.length === 0) return null;
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <nav aria-label={say('list.soon')}>
      <ul class="claim-dates-line">
        {dates.map(({ claim, day, left }) => (
          <li key={claim.id}>
            <button
              type="button"
              data-testid="claim-date"
              data-soon={left <= 7 || undefined}
              onClick={() => onOpen(openClaim(claim.id))}
            >
              <Icon name="refund" small />
              <b>{claim.reason === null ? say('title') : say(`reason.${claim.reason}`)}</b>
              <span>{say('deadlines.act', { day: written.format(Date.parse(day)) })}</span>
              <span class="claim-left">
                {left === 0 ? say('deadlines.today') : say('deadlines.left', { count: left })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
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
