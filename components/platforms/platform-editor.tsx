import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft } from '../../lib/browser/platform-drafts';
import { readSettings } from '../../lib/browser/settings';
import { askForHostPermission, hasHostPermission } from '../../lib/browser/permissions';
import { comparePlatforms } from '../../lib/model/compare-platforms';
import { knownPlatforms } from '../../lib/model/known-platforms';
import { nameIn } from '../../lib/model/language';
import type { Platform } from '../../lib/model/platform';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Contribute } from './contribute';
import { DefinitionForm } from './definition-form';
import { DefinitionText } from './definition-text';
import { Differences } from './differences';
import { EditorActions } from './editor-actions';
import { EditingContext, useEditing } from './editing';
import { ProblemText } from './problem-text';
import { editAddress } from './routes';
import { removePlatform, savePlatform } from './save-platform';
import { startText } from './start-text';
import { usePermission } from '../parts/use-permission';
import { TryPanel } from './try-panel';
import { useTeaching } from './use-teaching';
import { usePlatformText } from './use-platform-text';
import './platforms.css';

export interface EditorProps {
  /** Empty for a new one. */
  id: string;
  copyOf: string | null;
}

/** Opens the definition, or what was typed and not saved. */
export function PlatformEditor({ id, copyOf }: EditorProps) {
  const [opened, setOpened] = useState<{ stored: string; draft: string | null } | null>(null);
  useEffect(() => {
    // Read once, from the disk: what is saved here must not replace what is being typed.
    void Promise.all([readSettings(), readDraft(id).catch(() => null)]).then(([settings, draft]) =>
      setOpened({ stored: startText(id, copyOf, settings), draft: copyOf === null ? draft : null }),
    );
  }, []);
  if (opened === null) return <div class="editor" aria-busy="true" />;
  return <Editor id={id} isCopy={copyOf !== null} {...opened} />;
}

interface OpenedProps {
  id: string;
  stored: string;
  draft: string | null;
  isCopy: boolean;
}

function Editor({ id, stored, draft, isCopy }: OpenedProps) {
  const text = usePlatformText();
  const { platforms, settings, language } = useApp();
  const editing = useEditing(id, stored, draft);
  const { parsed, problems } = editing;
  const teaching = useTeaching(editing);
  const [view, setView] = useState<'form' | 'text'>('form');
  const [told, setTold] = useState('');
  const [isRefused, setRefused] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const known = knownPlatforms(platforms, settings).known.find((each) => each.id === id);
  const isNew = known === undefined;

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    setTold('');
    if (problems.length === 0) setRefused(false);
  }, [editing.text]);

  const save = async () => {
    if (!parsed.ok) {
      setRefused(true);
      return;
    }
    const { platform } = parsed;
    await savePlatform(platform, id === '' ? platform.id : id);
    editing.saved();
    setTold(text('edit.saved', { platform: nameIn(platform.name, language) }));
    if (platform.id !== id) window.location.replace(editAddress(platform.id));
  };
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 's') void save();
    else if (key === 'z') (event.shiftKey ? editing.redo : editing.undo)();
    else if (key === 'y') editing.redo();
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  const name = editing.value(`name.${language}`);
  return (
    <EditingContext.Provider value={editing}>
      <div class="editor" data-testid="platform-editor">
        <a class="back" href="#platforms">
          <Icon name="back" small />
          {text('edit.back')}
        </a>
        <h1 ref={heading} tabIndex={-1}>
          {isNew ? text('edit.new') : typeof name === 'string' && name !== '' ? name : id}
        </h1>
        {draft === null ? null : <p class="note">{text('edit.draftRestored')}</p>}
        <EditorActions
          onSave={() => void save()}
          onRemove={
            known === undefined || known.origin === 'built-in' || isCopy
              ? null
              : () => void removePlatform(id).then(() => window.location.assign('#platforms'))
          }
          isBuiltIn={id in PLATFORM_TEXTS}
          told={told}
        />
        {isRefused && problems[0] !== undefined ? (
          <div class="refused" role="alert" data-testid="not-saved">
            <p>{text('edit.notSaved', { count: problems.length })}</p>
            <p>
              <code class="mono">{problems[0].path}</code> <ProblemText problem={problems[0]} />
            </p>
          </div>
        ) : null}
        {parsed.ok && !isNew && !editing.isChanged ? <Permission platform={parsed.platform} /> : null}
        {known?.origin === 'edited' ? <BuiltInChanges id={id} /> : null}
        <div class="segments" role="tablist" aria-label={text('edit.views')}>
          {(['form', 'text'] as const).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              class="segment-tab"
              id={`view-${each}`}
              aria-selected={view === each}
              aria-controls="view-panel"
              onClick={() => setView(each)}
            >
              {text(`edit.view.${each}`)}
            </button>
          ))}
        </div>
        <div id="view-panel" role="tabpanel" aria-labelledby={`view-${view}`} class="card">
          {view === 'form' ? <DefinitionForm onPick={teaching.pick} /> : <DefinitionText />}
        </div>
        <TryPanel teaching={teaching} platformId={id} />
        <Contribute tab={teaching.tab} />
      </div>
    </EditingContext.Provider>
  );
}

/** A platform that nobody permitted does nothing; asked for in the click itself. */
function Permission({ platform }: { platform: Platform }) {
  const text = usePlatformText();
  const isAllowed = usePermission(() => hasHostPermission(platform.matches), [platform]);
  if (isAllowed !== false) return null;
  return (
    <p class="note warning" data-testid="platform-needs-permission">
      {text('edit.needsPermission')}
      <button
        type="button"
        class="button primary"
        onClick={() => void askForHostPermission(platform.matches)}
      >
        {text('list.permit')}
      </button>
    </p>
  );
}

/** What the person changed in a built-in definition, and what an update has changed since. */
function BuiltInChanges({ id }: { id: string }) {
  const text = usePlatformText();
  const { settings } = useApp();
  const { json } = useDefinitionOf(id);
  const now: unknown = JSON.parse(PLATFORM_TEXTS[id] ?? '{}');
  const then = settings.changedBuiltIns[id] ?? now;
  const mine = comparePlatforms(then, json);
  const updates = comparePlatforms(then, now);
  return (
    <details class="changes">
      <summary>{text('edit.changes', { count: mine.length })}</summary>
      <Differences list={mine} />
      {updates.length === 0 ? null : (
        <>
          <p>{text('edit.updates')}</p>
          <Differences list={updates} />
        </>
      )}
    </details>
  );
}

function useDefinitionOf(id: string): { json: unknown } {
  const { settings } = useApp();
  return {
    json: settings.customPlatforms.find(
      (written) => typeof written === 'object' && written !== null && 'id' in written && written.id === id,
    ),
  };
}
