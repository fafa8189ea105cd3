import { useState } from 'preact/hooks';
import { knownPlatforms, type KnownPlatform } from '../../lib/model/known-platforms';
import { nameIn } from '../../lib/model/language';
import { parsePlatform } from '../../lib/model/parse-platform';
import { writePlatforms } from '../../lib/model/parse-platforms';
import type { PlatformDefinition } from '../../lib/model/platform';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { CopyText } from './copy-text';
import { saveFile } from './save-file';
import { usePlatformText } from './use-platform-text';

/** Gives definitions away: as the very text that the repository stores. */
export function ExportPlatforms() {
  const text = usePlatformText();
  const { platforms, settings, language } = useApp();
  const { known } = knownPlatforms(platforms, settings);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    known.filter(({ origin }) => origin !== 'built-in').map(({ id }) => id),
  );
  const written = writePlatforms(known.filter(({ id }) => chosen.includes(id)).map(wholeDefinition));
  const download = () =>
    saveFile(
      new Blob([written], { type: 'application/json' }),
      chosen.length === 1 ? `${chosen[0]}.json` : 'recharge-evidence-platforms.json',
    );
  return (
    <section class="card share-part" aria-labelledby="export-title" data-testid="export-platforms">
      <h2 id="export-title">{text('share.export')}</h2>
      <p class="form-lead">{text('share.exportLead')}</p>
      <ul class="share-list">
        {known.map(({ id, definition, origin }) => (
          <li key={id}>
            <label class="share-choice">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget }) =>
                  setChosen(currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              />
              {nameIn(definition.name, language)}
              {origin === 'built-in' ? null : <span class="tag">{text(`list.${origin}`)}</span>}
            </label>
          </li>
        ))}
      </ul>
      {chosen.length === 0 ? (
        <p class="form-lead">{text('share.chooseSome')}</p>
      ) : (
        <div class="share-actions">
          <CopyText text={written} label={text('share.copy', { count: chosen.length })} />
          <button type="button" class="button" onClick={download}>
            <Icon name="folder" small />
            {text('share.download')}
          </button>
        </div>
      )}
    </section>
  );
}

/** A built-in one with its notes and links, which the watcher's copy lacks. */
function wholeDefinition({ id, origin, definition }: KnownPlatform): PlatformDefinition {
  const parsed = origin === 'built-in' ? parsePlatform(PLATFORM_TEXTS[id] ?? '') : null;
  return parsed?.ok === true ? parsed.platform : definition;
}
