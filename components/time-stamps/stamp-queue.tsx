import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { TimeStamp } from '../../lib/model/time-stamp';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatFull } from '../format/format-time';

const SHOWN = 5;

/** How the requests stand: what was stamped, what waits, what failed and why, and what to do about it. */
export function StampQueue() {
  const { text } = useApp();
  const [isBusy, setBusy] = useState(false);
  const live = useLive(
    async (store) => ({
      counts: await store.stampCounts(),
      open: [...(await store.stampsInState('failed')), ...(await store.stampsInState('pending'))],
    }),
    [],
  );
  if (live.status !== 'ready') return null;
  const { counts, open } = live.value;
  if (counts.stamped + counts.pending + counts.failed === 0) return null;
  const retry = async () => {
    setBusy(true);
    await askBackground('retryStamps', {}).catch(() => undefined);
    setBusy(false);
  };
  return (
    <div class="stamp-queue" data-testid="stamp-queue">
      <p>
        {text('stamps.counts', { stamped: counts.stamped, pending: counts.pending, failed: counts.failed })}
      </p>
      {open.length === 0 ? null : (
        <>
          <ul>
            {open
              .toSorted((one, other) => other.createdAt - one.createdAt)
              .slice(0, SHOWN)
              .map((stamp) => (
                <OpenStamp key={`${stamp.subject} ${stamp.authorityId}`} stamp={stamp} />
              ))}
          </ul>
          <button type="button" class="button" disabled={isBusy} onClick={() => void retry()}>
            {text(isBusy ? 'stamps.retrying' : 'stamps.retry')}
          </button>
        </>
      )}
    </div>
  );
}

function OpenStamp({ stamp }: { stamp: TimeStamp }) {
  const { text, language } = useApp();
  const { state, fault, authority, seq, createdAt } = stamp;
  const what = seq > 0 ? text('stamps.ofLedger', { seq }) : text('stamps.ofPacket');
  return (
    <li data-state={state}>
      <b>{text(state === 'failed' ? 'stamps.state.failed' : 'stamps.state.pending')}</b> {authority.name} ·{' '}
      {what} · {formatFull(createdAt, language)}
      {fault === null ? null : (
        <p class="row-hint">
          {text(`stamps.fault.${fault.code}`, { detail: fault.detail })} {text(`stamps.advice.${fault.code}`)}
        </p>
      )}
    </li>
  );
}
