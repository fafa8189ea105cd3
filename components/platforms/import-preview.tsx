import { hasHostPermission } from '../../lib/browser/permissions';
import { comparePlatforms } from '../../lib/model/compare-platforms';
import { knownPlatforms } from '../../lib/model/known-platforms';
import { patternsOverlap } from '../../lib/model/overlap';
import { parsePlatform } from '../../lib/model/parse-platform';
import type { Platform } from '../../lib/model/platform';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';
import { useApp } from '../app/app-context';
import { usePermission } from '../parts/use-permission';
import { Differences } from './differences';
import { usePlatformText } from './use-platform-text';

export interface ImportPreviewProps {
  platform: Platform;
  isTaken: boolean;
  onTake(isTaken: boolean): void;
}

/** What taking in this definition would do: where it runs, what it replaces, and what changes by it. */
export function ImportPreview({ platform, isTaken, onTake }: ImportPreviewProps) {
  const text = usePlatformText();
  const { platforms, settings, language } = useApp();
  const isAllowed = usePermission(() => hasHostPermission(platform.matches), [platform]);
  const { known } = knownPlatforms(platforms, settings);
  const former = known.find(({ id }) => id === platform.id);
  const builtIn = former?.origin === 'built-in' ? parsePlatform(PLATFORM_TEXTS[platform.id] ?? '') : null;
  const before = builtIn?.ok === true ? builtIn.platform : former?.definition;
  const differences = before === undefined ? [] : comparePlatforms(before, platform);
  const overlapping = known.filter(
    ({ id, definition }) =>
      id !== platform.id &&
      definition.matches.some((theirs) => platform.matches.some((own) => patternsOverlap(own, theirs))),
  );
  const effect = former === undefined ? 'new' : differences.length === 0 ? 'same' : former.origin;
  return (
    <article class="import-one" data-testid="import-preview" data-effect={effect}>
      <label class="share-choice">
        <input
          type="checkbox"
          checked={isTaken}
          onChange={({ currentTarget }) => onTake(currentTarget.checked)}
        />
        <b>{platform.name[language]}</b> <code class="mono">{platform.id}</code>
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
            platforms: overlapping.map(({ definition }) => definition.name[language]).join(', '),
          })}
        </p>
      )}
      {differences.length === 0 ? null : <Differences list={differences} />}
    </article>
  );
}
