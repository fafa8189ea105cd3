import { askForHostPermission } from '../../lib/browser/permissions';
import type { Trial } from '../../lib/model/teaching';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { TrialBoxes, TrialResult } from './trial-result';
import { TryCaptures } from './try-captures';
import { TrySaved } from './try-saved';
import { usePlatformText } from './use-platform-text';
import type { Teaching } from './use-teaching';

/** Which open page is taught on, and what it gives with the definition as it stands. */
export function TryPanel({ teaching, platformId }: { teaching: Teaching; platformId: string }) {
  const text = usePlatformText();
  const { parsed } = useDefinition();
  const { tabs, tab, choose, tryIt, trial, failure, isBusy } = teaching;
  return (
    <section class="card try-panel" aria-label={text('try.title')} data-testid="try-panel">
      <h2>{text('try.title')}</h2>
      {tab === undefined ? (
        <p class="form-lead">
          {text('try.noTabs')}{' '}
          {parsed.ok ? (
            <button
              type="button"
              class="button"
              onClick={() => void askForHostPermission(parsed.platform.matches)}
            >
              {text('list.permit')}
            </button>
          ) : null}
        </p>
      ) : (
        <div class="try-line">
          <label class="labelled">
            {text('try.page')}
            <select
              class="input"
              data-testid="try-tab"
              value={tab.id}
              onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
            >
              {tabs.map(({ id, title, url }) => (
                <option key={id} value={id}>
                  {title === '' ? url : `${title} · ${new URL(url).host}`}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="button" data-testid="try-it" disabled={isBusy} onClick={tryIt}>
            <Icon name="try" small />
            {text('try.action')}
          </button>
        </div>
      )}
      <div aria-live="polite">
        {failure === '' ? null : <p class="wrong">{failure}</p>}
        {trial === null ? null : (
          <>
            <TrialResult trial={trial} />
            {trial.view === null ? null : <TrialPicture trial={trial} picture={teaching.picture} />}
          </>
        )}
      </div>
      <TrySaved platformId={platformId} />
      <TryCaptures id={platformId} />
    </section>
  );
}

/** The window with its boxes: over the page as it was redrawn, or, until there is a picture, as a drawing alone. */
function TrialPicture({ trial, picture }: { trial: Trial; picture: string | null }) {
  const text = usePlatformText();
  if (trial.view === null) return null;
  const { width, height } = trial.view;
  const caption = text(picture === null ? 'try.map' : 'try.redrawn');
  return (
    <figure class="trial-page">
      <div class="trial-picture" style={{ aspectRatio: `${width} / ${height}` }}>
        {picture === null ? null : <img src={picture} alt={caption} data-testid="trial-picture" />}
        <TrialBoxes trial={trial} />
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
