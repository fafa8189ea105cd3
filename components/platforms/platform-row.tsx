import { askForHostPermission, hasHostPermission } from '../../lib/browser/permissions';
import { valueAt } from '../../lib/model/json-path';
import type { KnownPlatform } from '../../lib/model/known-platforms';
import { nameIn } from '../../lib/model/language';
import type { PlatformHealth } from '../../lib/model/platform-health';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Switch } from '../parts/row';
import { usePermission } from '../parts/use-permission';
import { editAddress } from './routes';
import { usePlatformText } from './use-platform-text';

export interface PlatformRowProps {
  platform: KnownPlatform;
  health: PlatformHealth | undefined;
  onChange(isOn: boolean): void;
}

/** One platform: where it is watched, whether that works, since when it is known, on or off. */
export function PlatformRow({ platform, health, onChange }: PlatformRowProps) {
  const text = usePlatformText();
  const { language } = useApp();
  const { id, definition, origin, isOn } = platform;
  const isAllowed = usePermission(() => hasHostPermission(definition.matches), [definition]);
  const name = nameIn(definition.name, language);
  const hosts = [...new Set(definition.matches.map((pattern) => pattern.replace(/^\w+:\/\/|\/.*$/g, '')))];
  const day = (at: number) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
  const seen = newestSource(platform);
  const brokenSince = health?.brokenSince ?? null;
  const state = !isOn
    ? 'off'
    : isAllowed === false
      ? 'needsPermission'
      : isAllowed === null
        ? null
        : brokenSince === null
          ? 'ready'
          : 'broken';
  return (
    <li class="row platform" data-testid="platform" data-platform-id={id} data-state={state}>
      <div class="row-told">
        <p class="row-title">
          {name}
          {definition.kind === 'cashier' ? <span class="tag">{text('list.cashier')}</span> : null}
          {origin === 'built-in' ? null : <span class="tag">{text(`list.${origin}`)}</span>}
        </p>
        <p class="row-hint">{hosts.join(' · ')}</p>
        <p class="row-hint platform-facts">
          {health === undefined ? null : <span>{text('list.lastCapture', { day: day(health.lastAt) })}</span>}
          {seen === null ? null : <span>{text('list.seen', { day: seen })}</span>}
        </p>
        {brokenSince === null ? null : (
          <p class="row-hint wrong">{text('list.brokenSince', { day: day(brokenSince) })}</p>
        )}
        {state === 'needsPermission' ? (
          <p class="platform-permission">
            <span class="state needs">{text('list.needsPermission')}</span>
            <button
              type="button"
              class="button"
              onClick={() => void askForHostPermission(definition.matches)}
            >
              {text('list.permit')}
            </button>
          </p>
        ) : null}
      </div>
      {state === 'ready' ? <span class="state ready">{text('list.ready')}</span> : null}
      {state === 'broken' ? <span class="state needs">{text('list.brokenState')}</span> : null}
      {state === 'off' ? <span class="state">{text('list.off')}</span> : null}
      <a
        class="icon-button"
        href={editAddress(id)}
        data-testid="edit-platform"
        aria-label={text('list.edit', { platform: name })}
        title={text('list.edit', { platform: name })}
      >
        <Icon name="edit" />
      </a>
      <Switch
        isOn={isOn}
        onChange={onChange}
        name={text('list.watch', { platform: name })}
        testId="platform-switch"
      />
    </li>
  );
}

/** The last day on which somebody saw one of its facts. */
function newestSource({ id, origin, definition }: KnownPlatform): string | null {
  // The watcher's copy of a built-in one has no sources.
  const sources =
    origin === 'built-in' ? valueAt(JSON.parse(PLATFORM_TEXTS[id] ?? '{}'), 'sources') : definition.sources;
  const days = Array.isArray(sources) ? sources.map((source) => String(valueAt(source, 'seen'))) : [];
  return days.sort().at(-1) ?? null;
}
