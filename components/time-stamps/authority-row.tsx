import { useState } from 'preact/hooks';
import {
  askForHostPermission,
  giveBackHostPermission,
  hasHostPermission,
} from '../../lib/browser/permissions';
import { authorityMatch } from '../../lib/model/parse-authority';
import type { Authority } from '../../lib/model/time-stamp';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Switch } from '../parts/row';
import { usePermission } from '../parts/use-permission';

export interface AuthorityRowProps {
  authority: Authority;
  onChange(authority: Authority): Promise<void>;
  onRemove(): Promise<void>;
}

/** One authority: who it is, whether it is asked, and what its stamps are compared with. */
export function AuthorityRow({ authority, onChange, onRemove }: AuthorityRowProps) {
  const { text } = useApp();
  const { id, name, url, root, isOn } = authority;
  const match = authorityMatch(url);
  const isAllowed = usePermission(() => hasHostPermission([match]), [match]);
  const [refusals, setRefusals] = useState(0);

  const change = async (next: boolean) => {
    // First, while the click still counts: the browser asks only then.
    const isPermitted = !next || (await askForHostPermission([match]));
    if (isPermitted) await onChange({ ...authority, isOn: next });
    else setRefusals(refusals + 1);
    if (!next) await giveBackHostPermission([match]);
  };
  return (
    <li class="authority" data-testid="authority" data-authority={id}>
      <div class="row-told">
        <p class="row-title">{name}</p>
        <p class="row-hint authority-url">{url}</p>
        <p class="row-hint">
          {text(root === '' ? 'stamps.noRoot' : 'stamps.hasRoot')}
          {url.startsWith('http:') ? ` ${text('stamps.plain')}` : null}
        </p>
        <div role="alert">
          {refusals > 0 && !isOn ? <p class="host-refused">{text('stamps.refused')}</p> : null}
          {isOn && isAllowed === false ? (
            <p class="host-refused" data-testid="authority-not-allowed">
              {text('stamps.notAllowed')}{' '}
              <button type="button" class="button" onClick={() => void askForHostPermission([match])}>
                {text('stamps.allow')}
              </button>
            </p>
          ) : null}
        </div>
      </div>
      <Switch
        key={refusals}
        isOn={isOn}
        name={text('stamps.ask', { name })}
        onChange={(next) => void change(next)}
        testId={`authority-${id}`}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={text('stamps.remove', { name })}
        onClick={() => void onRemove().then(() => giveBackHostPermission([match]))}
      >
        <Icon name="trash" small />
      </button>
    </li>
  );
}
