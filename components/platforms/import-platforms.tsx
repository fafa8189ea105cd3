import { useId, useState } from 'preact/hooks';
import type { Platform } from '../../lib/model/platform';
import { Icon } from '../icons';
import { AddedDefinitions, ReviewDefinitions } from './review-definitions';
import { usePlatformText } from './use-platform-text';

/** Takes definitions in, by file or paste; says what each would do before anything happens. */
export function ImportPlatforms() {
  const text = usePlatformText();
  const box = useId();
  const file = useId();
  const [written, setWritten] = useState('');
  const [added, setAdded] = useState<readonly Platform[]>([]);
  const take = (next: string, taken: readonly Platform[] = []) => {
    setWritten(next);
    setAdded(taken);
  };
  return (
    <section class="card share-part" aria-labelledby="import-title" data-testid="import-platforms">
      <h2 id="import-title">{text('share.import')}</h2>
      <p class="form-lead">{text('share.importLead')}</p>
      <label class="visually-hidden" for={box}>
        {text('share.paste')}
      </label>
      <textarea
        id={box}
        class="input"
        spellcheck={false}
        placeholder={text('share.paste')}
        // A paste of megabytes is refused, and would only make the page slow.
        value={written.length > 1_000_000 ? `${written.slice(0, 1000)}…` : written}
        onInput={({ currentTarget }) => take(currentTarget.value)}
      />
      <label class="button file-button" for={file}>
        <Icon name="folder" small />
        {text('share.file')}
        <input
          id={file}
          class="visually-hidden"
          type="file"
          accept=".json,application/json,text/plain"
          onChange={({ currentTarget }) => {
            const [picked] = currentTarget.files ?? [];
            // Bigger than any list; what is read is refused below with its size.
            void picked
              ?.slice(0, 8_000_000)
              .text()
              .then((read) => take(read));
          }}
        />
      </label>
      <div aria-live="polite" class="share-found">
        {written === '' ? null : (
          <ReviewDefinitions
            key={`${written.length} ${written.slice(0, 200)}`}
            written={written}
            areTaken
            onAdded={(platforms) => take('', platforms)}
          />
        )}
        {added.length === 0 ? null : <AddedDefinitions added={added} />}
      </div>
    </section>
  );
}
