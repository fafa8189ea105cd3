import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Capture } from '../../lib/model/capture';
import type { Platform } from '../../lib/model/platform';
import type { Trial } from '../../lib/model/teaching';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { ownCaptures, savedPageOf } from './own-captures';
import { addressIn, layOut, LONGEST_SAVED } from './saved-page';
import { useTeachingTools } from './teaching-tools';
import { TrialBoxes, TrialResult } from './trial-result';
import { usePlatformText } from './use-platform-text';

interface Saved {
  html: string;
  url: string;
}

/** CSS px. */
const TALLEST = 1200;
/** The newest are enough to choose from. */
const MOST = 20;

/** Tries the definition on a page that was saved: a file, or the copy that a capture kept. Nothing in it runs or loads. */
export function TrySaved({ platformId }: { platformId: string }) {
  const text = usePlatformText();
  const { store, language, word } = useApp();
  const { parsed } = useDefinition();
  const id = useId();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failure, setFailure] = useState('');
  const [captures, setCaptures] = useState<readonly Capture[]>([]);
  const platform = parsed.ok ? parsed.platform : null;
  const where = platform?.matches.join(' ') ?? '';

  useEffect(() => {
    if (platform === null) return;
    void ownCaptures(store, platformId, platform).then((own) => setCaptures(own.slice(-MOST).reverse()));
  }, [where]);
  if (platform === null) return null;

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setSaved(null);
    if (file.size > LONGEST_SAVED) return setFailure(text('try.tooBig'));
    const html = await file.text();
    if (!html.includes('<')) return setFailure(text('try.noPage'));
    setFailure('');
    setSaved({ html, url: addressIn(html) ?? addressOf(platform) });
  };
  const takeCapture = async (captureId: string) => {
    const capture = captures.find((each) => each.id === captureId);
    const html = capture === undefined ? null : await savedPageOf(store, capture);
    setFailure(capture !== undefined && html === null ? text('try.noCopy') : '');
    setSaved(capture === undefined || html === null ? null : { html, url: capture.body.url });
  };
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div
      class="try-saved"
      data-testid="try-saved"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <h3>{text('try.saved')}</h3>
      <div class="try-line">
        <label class="button file-button" for={id}>
          <Icon name="folder" small />
          {text('try.file')}
          <input
            id={id}
            class="visually-hidden"
            type="file"
            accept=".html,.htm,text/html"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0]);
              // So that the same file, mended, can be chosen again.
              currentTarget.value = '';
            }}
          />
        </label>
        {captures.length === 0 ? null : (
          <label class="labelled">
            {text('try.capture')}
            <select
              class="input"
              data-testid="try-capture"
              onChange={({ currentTarget }) => void takeCapture(currentTarget.value)}
            >
              <option value="">{text('form.chooseField')}</option>
              {captures.map(({ id: captureId, capturedAt, body: { stage, url } }) => (
                <option key={captureId} value={captureId}>
                  {[time.format(capturedAt), stage === null ? '' : word(`stage.${stage}`), new URL(url).host]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {saved === null ? null : (
        <label class="labelled">
          {text('try.address')}
          <input
            class="input mono"
            type="text"
            spellcheck={false}
            value={saved.url}
            data-testid="saved-address"
            onInput={({ currentTarget }) => setSaved({ ...saved, url: currentTarget.value })}
          />
        </label>
      )}
      <div aria-live="polite">
        {failure === '' ? null : <p class="wrong">{failure}</p>}
        {saved === null || !URL.canParse(saved.url) ? null : <SavedTrial saved={saved} platform={platform} />}
      </div>
    </div>
  );
}

/** The page as it was saved, laid out here, with the places of what was read. */
function SavedTrial({ saved: { html, url }, platform }: { saved: Saved; platform: Platform }) {
  const text = usePlatformText();
  const { tryShownPage } = useTeachingTools();
  const frame = useRef<HTMLIFrameElement>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  useEffect(() => {
    const shown = frame.current?.contentDocument;
    if (frame.current === null || shown === null || shown === undefined) return;
    layOut(html, shown);
    // As tall as the page, so that what is read stands in sight.
    frame.current.style.height = `${Math.min(TALLEST, shown.documentElement.scrollHeight)}px`;
    setTrial(tryShownPage(shown, url, platform));
  }, [html, url, platform]);
  return (
    <>
      {trial === null ? null : <TrialResult trial={trial} />}
      {platform.fields !== undefined && JSON.stringify(platform.fields).includes('"json-ld"') ? (
        <p class="form-lead">{text('try.noData')}</p>
      ) : null}
      <figure class="trial-page">
        <div class="trial-picture">
          {/* No script runs in it: the sandbox allows none, and they are left out. */}
          <iframe ref={frame} sandbox="allow-same-origin" title={text('try.savedPage')} tabIndex={-1} />
          {trial === null ? null : <TrialBoxes trial={trial} />}
        </div>
        <figcaption>{text('try.savedPage')}</figcaption>
      </figure>
    </>
  );
}

/** A page that the definition names, as far as its first pattern says. */
function addressOf({ matches }: Platform): string {
  return (matches[0] ?? '').replace(/^(https?:\/\/)\*\./, '$1').replace(/\*.*$/, '');
}
