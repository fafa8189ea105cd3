import { useId, useState } from 'preact/hooks';
import type { OpenTab } from '../../lib/browser/open-tabs';
import { copyPage } from '../../lib/browser/scripts';
import { matchesPattern } from '../../lib/model/match-pattern';
import type { Contribution } from '../../lib/model/teaching';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { CopyText } from './copy-text';
import { useDefinition } from './editing';
import { saveFile } from './save-file';
import { useTeachingTools } from './teaching-tools';
import { usePlatformText } from './use-platform-text';

/** Makes what the repository takes: this definition, and a fixture of the chosen page without anybody's name or number. */
export function Contribute({ tab }: { tab: OpenTab | undefined }) {
  const text = usePlatformText();
  const id = useId();
  const { parsed } = useDefinition();
  const { makeContribution } = useTeachingTools();
  const [written, setWritten] = useState('');
  const [made, setMade] = useState<Contribution | null>(null);
  const [failure, setFailure] = useState('');
  if (!parsed.ok) return null;
  const { platform } = parsed;
  const isMatched =
    tab !== undefined && platform.matches.some((pattern) => matchesPattern(pattern, new URL(tab.url)));

  const make = async ({ id: tabId, url }: OpenTab) => {
    setFailure('');
    const words = written.split(/[,，\n]/).map((word) => word.trim());
    const { html } = await copyPage(tabId, null);
    setMade(makeContribution({ html, url, definition: platform, words }));
  };
  return (
    <section class="card try-panel" aria-label={text('give.title')} data-testid="contribute">
      <h2>{text('give.title')}</h2>
      <p class="form-lead">{text('give.lead')}</p>
      {tab === undefined || !isMatched ? (
        <p class="form-lead">{text('give.noPage')}</p>
      ) : (
        <>
          <div class="labelled">
            <label for={id}>{text('give.words')}</label>
            <input
              id={id}
              class="input"
              type="text"
              autocomplete="off"
              value={written}
              data-testid="personal-words"
              onInput={({ currentTarget }) => {
                setWritten(currentTarget.value);
                // What was made before may hold them.
                setMade(null);
              }}
            />
          </div>
          <button
            type="button"
            class="button"
            data-testid="make-fixture"
            onClick={() =>
              void make(tab).catch((error: unknown) =>
                setFailure(text('try.failed', { reason: String(error) })),
              )
            }
          >
            <Icon name="share" small />
            {text('give.make', { page: new URL(tab.url).host })}
          </button>
        </>
      )}
      <div aria-live="polite">
        {failure === '' ? null : <p class="wrong">{failure}</p>}
        {made === null ? null : <Made made={made} id={platform.id} />}
      </div>
    </section>
  );
}

/** The files, and all that the page says in them: to be looked through once before they are given away. */
function Made({ made, id }: { made: Contribution; id: string }) {
  const text = usePlatformText();
  const { word } = useApp();
  const { zip } = useTeachingTools();
  const { files, words, stage, fields, isAlike } = made;
  const named = fields.map((name) => word(`field.${name}` as Parameters<typeof word>[0]));
  return (
    <div class="share-found" data-testid="contribution">
      <p>
        {text('give.made', {
          stage: stage === null ? text('try.noStage') : word(`stage.${stage}` as Parameters<typeof word>[0]),
          fields: named.join(', '),
        })}
      </p>
      {isAlike ? null : <p class="wrong">{text('give.unlike')}</p>}
      <details open class="changes">
        <summary>{text('give.look', { count: words.length })}</summary>
        <ul class="fixture-words">
          {words.map((each, index) => (
            <li key={index}>{each}</li>
          ))}
        </ul>
      </details>
      <div class="share-actions">
        <button
          type="button"
          class="button primary"
          data-testid="save-contribution"
          onClick={() => void zip(files).then((content) => saveFile(content, `${id}-contribution.zip`))}
        >
          <Icon name="folder" small />
          {text('give.save')}
        </button>
        {files.map(({ path, text: content }) => (
          <CopyText
            key={path}
            text={content}
            label={text('give.copy', { file: path.split('/').at(-1) ?? path })}
          />
        ))}
      </div>
    </div>
  );
}
