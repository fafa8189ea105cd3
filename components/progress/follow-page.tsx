import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { Capture } from '../../lib/model/capture';
import { FOLLOW_HOURS, type Follow, type FollowHours } from '../../lib/model/follow';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatFull } from '../format/format-time';
import { shortenMiddle } from '../format/shorten-middle';

/** Chooses a page of this purchase that is recorded again and again, how often, and whether it may be opened for that. */
export function FollowPage({ captures }: { captures: readonly Capture[] }) {
  const follows = useLive((store) => store.follows(), []);
  if (follows.status !== 'ready') return null;
  const ids = new Set(captures.map(({ id }) => id));
  const own = follows.value.find(({ captureId }) => ids.has(captureId));
  return own === undefined ? <Begin captures={captures} /> : <Followed follow={own} />;
}

function Begin({ captures }: { captures: readonly Capture[] }) {
  const { text } = useApp();
  const pages = pagesOf(captures);
  const [captureId, setCaptureId] = useState(pages[0]?.id ?? '');
  const [everyHours, setEveryHours] = useState<FollowHours>(6);
  const [mayOpen, setMayOpen] = useState(false);
  const [state, setState] = useState<'still' | 'busy' | 'failed'>('still');
  const begin = (event: Event) => {
    event.preventDefault();
    setState('busy');
    askBackground('followPage', { captureId, everyHours, mayOpen }).then(
      () => setState('still'),
      () => setState('failed'),
    );
  };
  return (
    <details class="follow" data-testid="follow">
      <summary>{text('follow.title')}</summary>
      <form onSubmit={begin}>
        <p>{text('follow.hint')}</p>
        <label>
          <span>{text('follow.page')}</span>
          <select
            class="input"
            value={captureId}
            onChange={(event) => setCaptureId(event.currentTarget.value)}
          >
            {pages.map(({ id, body }) => (
              <option key={id} value={id}>
                {body.title === '' ? shortenMiddle(body.url, 40, 12) : body.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{text('follow.every')}</span>
          <select
            class="input"
            data-testid="follow-every"
            value={String(everyHours)}
            onChange={(event) => {
              const hours = Number(event.currentTarget.value);
              setEveryHours(FOLLOW_HOURS.find((one) => one === hours) ?? 6);
            }}
          >
            {FOLLOW_HOURS.map((hours) => (
              <option key={hours} value={String(hours)}>
                {text('follow.hours', { count: hours })}
              </option>
            ))}
          </select>
        </label>
        <label class="follow-open">
          <input
            type="checkbox"
            data-testid="follow-open"
            checked={mayOpen}
            onChange={(event) => setMayOpen(event.currentTarget.checked)}
          />
          <span>
            {text('follow.open')} <small>{text('follow.open.hint')}</small>
          </span>
        </label>
        <button type="submit" class="button" data-testid="follow-begin" disabled={state === 'busy'}>
          {text(state === 'busy' ? 'follow.busy' : 'follow.begin')}
        </button>
        <p role="alert">{state === 'failed' ? text('follow.failed') : ''}</p>
      </form>
    </details>
  );
}

function Followed({ follow: { captureId, everyHours, mayOpen, nextAt, last, url } }: { follow: Follow }) {
  const { text, language } = useApp();
  return (
    <div class="follow" data-testid="followed">
      <p>
        {text('follow.on', { count: everyHours })} {text(mayOpen ? 'follow.opens' : 'follow.opensNot')}
      </p>
      <output data-outcome={last?.outcome ?? ''}>
        {last === null
          ? text('follow.busy')
          : `${text(last.outcome === 'failed' ? 'follow.failed.last' : `follow.${last.outcome}`)} · ${formatFull(last.at, language)}`}
        {last?.outcome === 'not-open' ? (
          <>
            {' '}
            <a href={url} target="_blank" rel="noopener noreferrer">
              {text('follow.openNow')}
            </a>
          </>
        ) : null}
      </output>
      <p class="follow-next">{text('follow.next', { time: formatFull(nextAt, language) })}</p>
      <button
        type="button"
        class="button"
        data-testid="follow-end"
        onClick={() => void askBackground('unfollowPage', { captureId })}
      >
        {text('follow.end')}
      </button>
    </div>
  );
}

/** The newest record of each address; pages that show a number of the delivery first. */
function pagesOf(captures: readonly Capture[]): Capture[] {
  const newest = new Map([...captures].map((capture) => [capture.body.url, capture]));
  const hasCounts = ({ body }: Capture) =>
    Number((body.surroundings?.counts?.length ?? 0) > 0 || body.stage === 'progress');
  return [...newest.values()].sort(
    (one, other) => hasCounts(other) - hasCounts(one) || other.capturedAt - one.capturedAt,
  );
}
