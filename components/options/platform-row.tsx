import { askForHostPermission, hasHostPermission } from '../../lib/browser/permissions';
import type { PlatformDefinition } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Switch } from './row';
import { usePermission } from './use-permission';

export interface PlatformRowProps {
  platform: PlatformDefinition;
  isOn: boolean;
  /** One of the person's own has the same id and counts instead. */
  isReplaced?: boolean;
  onChange(isOn: boolean): void;
  onRemove?(): void;
}

/** One platform: where it is watched, whether the browser allows it, on or off. */
export function PlatformRow({ platform, isOn, isReplaced = false, onChange, onRemove }: PlatformRowProps) {
  const { text, language } = useApp();
  const isAllowed = usePermission(() => hasHostPermission(platform.matches), [platform]);
  const name = platform.name[language];
  const hosts = [...new Set(platform.matches.map((pattern) => pattern.replace(/^\w+:\/\/|\/.*$/g, '')))];
  return (
    <li class="row platform" data-testid="platform" data-platform-id={platform.id}>
      <div class="row-told">
        <p class="row-title">
          {name}
          {platform.kind === 'cashier' ? <span class="tag">{text('platforms.cashier')}</span> : null}
          {onRemove === undefined ? null : <span class="tag">{text('platforms.own')}</span>}
        </p>
        <p class="row-hint">{hosts.join(' · ')}</p>
        {isReplaced ? <p class="row-hint">{text('platforms.replaced')}</p> : null}
        {isOn && isAllowed === false ? (
          <p class="platform-permission">
            <span class="state needs">{text('platforms.needsPermission')}</span>
            <button type="button" class="button" onClick={() => void askForHostPermission(platform.matches)}>
              {text('platforms.permit')}
            </button>
          </p>
        ) : null}
      </div>
      {isOn && isAllowed === true ? <span class="state ready">{text('platforms.ready')}</span> : null}
      {isOn ? null : <span class="state">{text('platforms.off')}</span>}
      {onRemove === undefined ? null : (
        <button
          type="button"
          class="icon-button"
          aria-label={text('platforms.remove', { platform: name })}
          title={text('platforms.remove', { platform: name })}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </button>
      )}
      <Switch
        isOn={isOn}
        onChange={onChange}
        name={text('platforms.watch', { platform: name })}
        testId="platform-switch"
      />
    </li>
  );
}
