import { useEffect, useState } from 'preact/hooks';
import { askForHostPermission, hasHostPermission, observePermissions } from '../../lib/browser/permissions';
import { knownPlatforms, type KnownPlatform } from '../../lib/model/known-platforms';
import { nameIn } from '../../lib/model/language';
import { useApp } from '../app/app-context';
import { ScreenshotPermission } from '../parts/screenshot-permission';
import { useWelcomeText } from './use-welcome-text';

/** Null until the browser has answered. */
type State = 'ready' | 'needs' | 'off' | null;

/** Where it works now, and what each permission adds; nothing is asked for without a click. */
export function PermissionsScreen() {
  const text = useWelcomeText();
  const { platforms, settings, language } = useApp();
  const { known } = knownPlatforms(platforms, settings);
  const states = usePlatformStates(known);
  const [isRefused, setRefused] = useState(false);
  const missing = known.filter(({ id }) => states[id] === 'needs');
  const ready = known.filter(({ id }) => states[id] === 'ready');
  const ask = (asked: readonly KnownPlatform[]) => {
    const matches = [...new Set(asked.flatMap(({ definition }) => definition.matches))];
    void askForHostPermission(matches).then((isGiven) => setRefused(!isGiven));
  };
  return (
    <>
      <h1 tabIndex={-1}>{text('permissions.title')}</h1>
      <p class="welcome-lead">{text('permissions.lead')}</p>
      <section class="welcome-card">
        <div class="welcome-counted">
          <output data-testid="platforms-ready">
            {missing.length === 0
              ? text('permissions.allReady', { count: ready.length })
              : text('permissions.some', { ready: ready.length, missing: missing.length })}
          </output>
          {missing.length > 1 ? (
            <button type="button" class="button primary" onClick={() => ask(missing)}>
              {text('permissions.permitAll')}
            </button>
          ) : null}
        </div>
        <ul class="welcome-platforms">
          {known.map((platform) => {
            const { id, definition } = platform;
            const state = states[id] ?? null;
            return (
              <li key={id} data-testid="welcome-platform" data-platform-id={id} data-state={state}>
                <span class={`light ${state ?? ''}`} aria-hidden="true" />
                <span class="welcome-platform">{nameIn(definition.name, language)}</span>
                <span class="welcome-state">{state === null ? '' : text(`permissions.${state}`)}</span>
                {state === 'needs' ? (
                  <button
                    type="button"
                    class="button"
                    aria-label={text('permissions.permitName', {
                      platform: nameIn(definition.name, language),
                    })}
                    onClick={() => ask([platform])}
                  >
                    {text('permissions.permit')}
                  </button>
                ) : null}
              </li>
            );
          })}
        </ul>
        <p role="alert" class="welcome-refused">
          {isRefused ? text('permissions.refused') : ''}
        </p>
      </section>
      <section class="welcome-card">
        <h2>{text('permissions.adds')}</h2>
        <dl class="welcome-adds">
          <div>
            <dt>{text('permissions.hosts')}</dt>
            <dd>{text('permissions.hosts.hint')}</dd>
          </div>
          <div>
            <dt>{text('permissions.screens')}</dt>
            <dd>
              {text('permissions.screens.hint')}
              <ScreenshotPermission />
            </dd>
          </div>
          <div>
            <dt>{text('permissions.fixed')}</dt>
            <dd>{text('permissions.fixed.hint')}</dd>
          </div>
        </dl>
        <p class="welcome-note">{text('permissions.later')}</p>
      </section>
    </>
  );
}

/** Whether each platform works now, kept current while permissions come and go. */
function usePlatformStates(known: readonly KnownPlatform[]): Readonly<Record<string, State>> {
  const [states, setStates] = useState<Readonly<Record<string, State>>>({});
  const asked = JSON.stringify(known.map(({ id, isOn, definition }) => [id, isOn, definition.matches]));
  useEffect(() => {
    const look = async () => {
      const found = await Promise.all(
        known.map(async ({ id, isOn, definition }): Promise<[string, State]> => {
          if (!isOn) return [id, 'off'];
          const isAllowed = await hasHostPermission(definition.matches).catch(() => false);
          return [id, isAllowed ? 'ready' : 'needs'];
        }),
      );
      setStates(Object.fromEntries(found));
    };
    void look();
    return observePermissions(() => void look());
  }, [asked]);
  return states;
}
