import { useId, useMemo, useState } from 'preact/hooks';
import { askForHostPermission } from '../../lib/browser/permissions';
import { parsePlatforms } from '../../lib/model/parse-platforms';
import type { Platform } from '../../lib/model/platform';
import { Icon } from '../icons';
import { isSelector } from './is-selector';
import { ImportPreview } from './import-preview';
import { Problems } from './problems';
import { savePlatform } from './save-platform';
import { usePlatformText } from './use-platform-text';

/** Takes definitions in, by file or paste; says what each would do before anything happens. */
export function ImportPlatforms() {
  const text = usePlatformText();
  const box = useId();
  const file = useId();
  const [written, setWritten] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<Platform[]>([]);
  const read = useMemo(() => (written === '' ? null : parsePlatforms(written, isSelector)), [written]);
  const parsed = read?.ok === true ? read.parsed : [];
  const good = parsed.flatMap((each) => (each.ok ? [each.platform] : []));
  // Of two with one id the later would silently win.
  const once = good.filter(({ id }, index) => good.findIndex((other) => other.id === id) === index);
  const taken = once.filter(({ id }) => !left.has(id));

  const take = (next: string) => {
    setWritten(next);
    setLeft(new Set());
    setAdded([]);
  };
  const add = async () => {
    for (const platform of taken) await savePlatform(platform);
    setWritten('');
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
            void picked?.slice(0, 8_000_000).text().then(take);
          }}
        />
      </label>
      <div aria-live="polite" class="share-found">
        {read?.ok === false ? (
          <div class="refused">
            <p>{text('share.refused')}</p>
            {read.problem === 'nothing' ? (
              <p>{text('share.nothing')}</p>
            ) : (
              <Problems problems={[read.problem]} />
            )}
          </div>
        ) : null}
        {parsed.map((each, index) =>
          each.ok ? null : (
            <div class="refused" key={index}>
              <p>{text('share.oneRefused', { number: index + 1 })}</p>
              <Problems problems={each.problems} />
            </div>
          ),
        )}
        {once.map((platform) => (
          <ImportPreview
            key={platform.id}
            platform={platform}
            isTaken={!left.has(platform.id)}
            onTake={(isTaken) => {
              const next = new Set(left);
              if (isTaken) next.delete(platform.id);
              else next.add(platform.id);
              setLeft(next);
            }}
          />
        ))}
        {added.length === 0 ? null : (
          <p class="note" data-testid="imported">
            {text('share.added', { count: added.length })}
            <button
              type="button"
              class="button"
              onClick={() => void askForHostPermission(added.flatMap(({ matches }) => matches))}
            >
              {text('list.permit')}
            </button>
          </p>
        )}
      </div>
      {once.length === 0 ? null : (
        <button
          type="button"
          class="button primary"
          data-testid="import-taken"
          disabled={taken.length === 0}
          onClick={() => void add()}
        >
          {text('share.add', { count: taken.length })}
        </button>
      )}
    </section>
  );
}
