import { statusOf } from '../../lib/model/claim';
import { formatMoney } from '../../lib/model/money';
import { formatDay } from '../../lib/text/format-day';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { useClaimText } from './use-claim-text';
import './claim.css';

/** Every claim, the last changed first. */
export function ClaimList({ onOpen }: { onOpen(claimId: string): void }) {
  const { say } = useClaimText();
  const { language } = useApp();
  const claims = useLive((store) => store.allClaims(), []);
  if (claims.status !== 'ready' || claims.value.length === 0) return null;
  return (
    <section class="claim-list" aria-label={say('list')}>
      <h2>{say('list')}</h2>
      <ul>
        {claims.value.map((claim) => (
          <li key={claim.id}>
            <button type="button" class="claim-row" data-testid="claim-row" onClick={() => onOpen(claim.id)}>
              <b>{claim.reason === null ? say('title') : say(`reason.${claim.reason}`)}</b>
              <span class="claim-chip">{say(`status.${statusOf(claim)}`)}</span>
              <span class="claim-row-facts">
                {claim.asked === null ? null : (
                  <span>{say('list.asked', { amount: formatMoney(claim.asked, language) })}</span>
                )}
                {claim.nextDeadline === null ? null : (
                  <span>{say('list.next', { day: formatDay(claim.nextDeadline.day, language) })}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
