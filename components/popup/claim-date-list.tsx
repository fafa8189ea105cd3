import { openClaim } from '../../lib/browser/tabs';
import type { Claim } from '../../lib/model/claim';
import { formatDay } from '../../lib/text/format-day';
import { useApp } from '../app/app-context';
import { useClaimText } from '../claim/use-claim-text';
import { Icon } from '../icons';

export interface NextDate {
  claim: Claim;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Days from today. */
  left: number;
}

export interface ClaimDateListProps {
  dates: readonly NextDate[];
  onOpen(opening: Promise<void>): void;
}

/** Days on which something must be done; each leads to its claim. */
export function ClaimDateList({ dates, onOpen }: ClaimDateListProps) {
  const { say } = useClaimText();
  const { language } = useApp();
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
              <span>{say('deadlines.act', { day: formatDay(day, language) })}</span>
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
