import { hasHostPermission } from '../../lib/browser/permissions';
import { nameIn } from '../../lib/model/language';
import type { Platform } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { usePermission } from '../parts/use-permission';
import { Differences } from './differences';
import { importEffect } from './import-effect';
import { usePlatformText } from './use-platform-text';

export interface ImportPreviewProps {
  platform: Platform;
  isTaken: boolean;
  onTake(isTaken: boolean): void;
}

/** What taking in this definition would do: where it runs, what it replaces, and what changes by it. */
export function ImportPreview({ platform, isTaken, onTake }: ImportPreviewProps) {
  const text = usePlatformText();
  const app = useApp();
  const { language } = app;
  const isAllowed = usePermission(() => hasHostPermission(platform.matches), [platform]);
  const { effect, differences, overlapping } = importEffect(platform, app);
  return (
    <article class="import-one" data-testid="import-preview" data-effect={effect}>
      <label class="share-choice">
        <input
          type="checkbox"
          checked={isTaken}
          onChange={({ currentTarget }) => onTake(currentTarget.checked)}
        />
        <b>{nameIn(platform.name, language)}</b> <code class="mono">{platform.id}</code>
      </label>
      <p>{text(`share.effect.${effect}`)}</p>
      <ul class="import-hosts">
        {platform.matches.map((pattern) => (
          <li key={pattern}>
            <code class="mono">{pattern}</code>
          </li>
        ))}
      </ul>
      <p class="form-lead">
        {isAllowed === null ? '' : text(isAllowed ? 'share.allowed' : 'share.asksPermission')}
      </p>
      {overlapping.length === 0 ? null : (
        <p class="wrong">
          {text('form.overlaps', {
            platforms: overlapping.map(({ definition }) => nameIn(definition.name, language)).join(', '),
          })}
        </p>
      )}
      {differences.length === 0 ? null : <Differences list={differences} />}
    </article>
  );
}
