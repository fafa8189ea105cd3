import { useId, useState } from 'preact/hooks';
import { parsePlatform, type PlatformProblem } from '../../lib/model/parse-platform';
import type { Platform } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Problems } from './problems';

/** A definition is pasted as text; one that is refused stays in the box, with the line and the reason. */
export function AddPlatform({ onAdd }: { onAdd: (platform: Platform) => Promise<void> }) {
  const { text, language } = useApp();
  const box = useId();
  const [written, setWritten] = useState('');
  const [problems, setProblems] = useState<PlatformProblem[]>([]);
  const [added, setAdded] = useState('');

  const add = async () => {
    setAdded('');
    const parsed = parsePlatform(written);
    setProblems(parsed.ok ? [] : parsed.problems);
    if (!parsed.ok) return;
    await onAdd(parsed.platform);
    setWritten('');
    setAdded(text('platforms.added', { platform: parsed.platform.name[language] }));
  };

  return (
    <details class="add-platform" data-testid="add-platform">
      <summary>
        <Icon name="plus" small />
        {text('platforms.add')}
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label for={box}>{text('platforms.paste')}</label>
        <textarea
          id={box}
          class="input"
          spellcheck={false}
          value={written}
          placeholder={'{ "format": 1, "id": "my-shop", "name": { "zh-CN": "…", "en": "…" }, … }'}
          aria-invalid={problems.length > 0}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
        <div role="alert">
          {problems.length === 0 ? null : (
            <div class="refused">
              <p>{text('platforms.refused')}</p>
              <Problems problems={problems} />
            </div>
          )}
        </div>
        <p class="add-line">
          <button type="submit" class="button primary" disabled={written.trim() === ''}>
            {text('platforms.addAction')}
          </button>
          <output>{added}</output>
        </p>
      </form>
    </details>
  );
}
