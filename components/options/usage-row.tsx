import { useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { usePlatformName } from '../app/use-platform-name';
import { formatBytes } from '../format/format-bytes';
import { useOptionsText } from './use-options-text';

/** Space by platform, counted only where somebody looks. */
export function UsageRow() {
  const text = useOptionsText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="row more"
      data-testid="usage"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text('usage.show')}</summary>
      <p class="row-hint">{text('usage.hint')}</p>
      {isOpen ? <Usage /> : null}
    </details>
  );
}

function Usage() {
  const text = useOptionsText();
  const { language, text: uiText } = useApp();
  const nameOf = usePlatformName();
  const usage = useLive((store) => store.usageByPlatform(), []);
  if (usage.status !== 'ready') return <p>{text('usage.counting')}</p>;
  if (usage.value.length === 0) return <p>{text('usage.none')}</p>;
  return (
    <ul class="usage">
      {usage.value.map(({ platformId, purchases, captures, added, bytes }) => (
        <li key={platformId}>
          <b>{platformId === null ? uiText('section.sites') : nameOf({ platformId, host: platformId })}</b>
          <span>
            {text('usage.row', { purchases, captures })}
            {added === 0 ? '' : ` · ${text('usage.added', { count: added })}`}
          </span>
          <span>{formatBytes(bytes, language)}</span>
        </li>
      ))}
    </ul>
  );
}
