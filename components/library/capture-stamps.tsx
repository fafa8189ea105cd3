import type { TimeStamp } from '../../lib/model/time-stamp';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatFull } from '../format/format-time';

/** From what proves most to what proves nothing. */
const STANDINGS = ['stamped', 'untrusted', 'pending', 'failed'] as const;
type Standing = (typeof STANDINGS)[number];

/** By when third parties saw that this line of the ledger was there; a request that waits is shown as waiting. */
export function CaptureStamps({ seq }: { seq: number }) {
  const { text, language } = useApp();
  const stamps = useLive((store) => store.stampsReaching(seq), [seq]);
  if (stamps.status !== 'ready' || stamps.value.length === 0) return null;
  const rank = (stamp: TimeStamp) => STANDINGS.indexOf(standingOf(stamp));
  const ordered = [...stamps.value].sort((one, other) => rank(one) - rank(other));
  return (
    <ul class="capture-stamps" data-testid="capture-stamps">
      {ordered.map((stamp) => (
        <li key={stamp.authorityId} data-state={standingOf(stamp)}>
          <span aria-hidden="true">{MARKS[standingOf(stamp)]}</span>
          {text(`stamps.of.${standingOf(stamp)}`, {
            name: stamp.authority.name,
            time: stamp.checked === null ? '' : formatFull(stamp.checked.genTime, language),
          })}
        </li>
      ))}
    </ul>
  );
}

/** The words say the same. */
const MARKS: Record<Standing, string> = { stamped: '✓', untrusted: '?', pending: '…', failed: '✗' };

function standingOf({ state, checked }: TimeStamp): Standing {
  if (checked !== null) return checked.isTrusted ? 'stamped' : 'untrusted';
  return state === 'failed' ? 'failed' : 'pending';
}
