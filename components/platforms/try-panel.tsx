import { askForHostPermission } from '../../lib/browser/permissions';
import type { Trial } from '../../lib/model/teaching';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { TryCaptures } from './try-captures';
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
        {trial === null ? null : <TrialResult trial={trial} />}
      </div>
      <TryCaptures id={platformId} />
    </section>
  );
}

/** What the recogniser made of it. */
export function TrialResult({ trial }: { trial: Trial }) {
  const text = usePlatformText();
  const { word } = useApp();
  const { reading, isMatched, took } = trial;
  return (
    <div class="trial" data-testid="trial">
      <p>
        <b>{reading.stage === null ? text('try.noStage') : word(`stage.${reading.stage}`)}</b>{' '}
        <span class="trial-why">
          {[...reading.reasons, text('try.took', { ms: Math.max(1, Math.round(took)) })].join(' · ')}
        </span>
      </p>
      {isMatched ? null : <p class="wrong">{text('try.notMatched')}</p>}
      {reading.fields.length === 0 ? (
        <p class="form-lead">{text('try.noFields')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text('try.field')}</th>
              <th scope="col">{text('try.value')}</th>
              <th scope="col">{text('try.why')}</th>
            </tr>
          </thead>
          <tbody>
            {reading.fields.map(({ name, value, label, reason }) => (
              <tr key={name} data-field={name}>
                <th scope="row">{word(`field.${name}`)}</th>
                <td>{value}</td>
                <td class="trial-why">{[label, reason].filter((part) => part !== null).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trial.view === null ? null : <TrialMap trial={trial} view={trial.view} />}
    </div>
  );
}

/** Where each value stands in the window: a drawing to scale, no picture of the page. */
function TrialMap({ trial, view }: { trial: Trial; view: NonNullable<Trial['view']> }) {
  const text = usePlatformText();
  const { word } = useApp();
  const boxed = trial.reading.fields.filter(({ box }) => box !== null);
  if (boxed.length === 0) return null;
  return (
    <figure class="trial-map">
      <svg viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-label={text('try.map')}>
        {boxed.map(({ name, box }) =>
          box === null ? null : (
            <g key={name}>
              <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
              <text x={box.x} y={Math.max(20, box.y - 8)}>
                {word(`field.${name}`)}
              </text>
            </g>
          ),
        )}
      </svg>
      <figcaption>{text('try.map')}</figcaption>
    </figure>
  );
}
