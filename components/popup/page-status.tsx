import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { askForScreenshotPermission, observePermissions } from '../../lib/browser/permissions';
import { canRecordTabs } from '../../lib/browser/tab-capture';
import { activeTab } from '../../lib/browser/tabs';
import type { CaptureOutcome, TabDescription } from '../../lib/model/message';
import { HAND_STAGES, type Stage } from '../../lib/model/stage';
import { useApp, type Query } from '../app/app-context';
import { usePlatformName } from '../app/use-platform-name';
import { Icon } from '../icons';
import { RecordingState, StartRecording } from '../recording/record-tab';
import { useTabRecording } from '../recording/use-tab-recording';
import './page-status.css';

type Saving = 'idle' | 'busy' | CaptureOutcome['status'];

export interface PageStatusProps {
  /** What can be said of the page at once. */
  glance: Query<TabDescription | null>;
  /** The page is described anew when this changes; null: not yet. */
  changed: string | null;
}

/** What the page beside the popup is, and the button that saves it. As high at first sight as when the page has said its stage. */
export function PageStatus({ glance, changed }: PageStatusProps) {
  const { text, firstAnswer } = useApp();
  const [tab, setTab] = useState(() => firstAnswer(glance)?.value ?? null);
  const [isGlance, setGlance] = useState(true);
  const [isUnknown, setUnknown] = useState(false);
  const [saving, setSaving] = useState<Saving>('idle');
  const [stage, setStage] = useState<Stage | null>(null);
  const [isWhole, setWhole] = useState(false);

  const describe = async () => {
    try {
      const beside = await activeTab();
      if (beside === null) throw new Error('no tab');
      setTab(await askBackground('describeTab', { tabId: beside.tabId }));
      setGlance(false);
      setUnknown(false);
    } catch {
      setUnknown(true);
    }
  };
  useEffect(() => {
    if (changed !== null) void describe();
  }, [changed]);
  useEffect(() => observePermissions(() => void describe()), []);

  const save = async (tabId: number) => {
    setSaving('busy');
    const outcome = await askBackground('captureTab', { tabId, stage, isWhole }).catch(() => ({
      status: 'failed' as const,
    }));
    setSaving(outcome.status);
    await describe();
  };

  if (isUnknown) return <p class="page-status unreadable">{text('page.unknown')}</p>;
  if (tab === null) return <div class="page-status" aria-busy="true" />;
  const isSavable = tab.access !== 'closed';
  return (
    <section
      class="page-status"
      data-testid="page-status"
      data-access={tab.access}
      data-screenshots={tab.screenshots}
      aria-label={text('page.label')}
      aria-busy={isGlance}
    >
      <div class="page-line">
        <PageName tab={tab} />
        {isSavable ? (
          <button
            type="button"
            class={tab.captures === 0 ? 'button primary' : 'button'}
            data-testid="save-page"
            disabled={saving === 'busy'}
            onClick={() => void save(tab.tabId)}
          >
            <Icon name="camera" small />
            {text(saving === 'busy' ? 'page.saving' : tab.captures > 0 ? 'page.saveAgain' : 'page.save')}
          </button>
        ) : null}
      </div>
      <output class="page-outcome" data-status={saving}>
        {saving === 'idle' || saving === 'busy' ? '' : text(`page.outcome.${saving}`)}
      </output>
      {isSavable ? (
        <MoreWays tabId={tab.tabId} onChange={() => void describe()}>
          <StageChoice stage={stage} onChoose={setStage} />
          <WholeChoice isWhole={isWhole} onChoose={setWhole} />
        </MoreWays>
      ) : null}
      {tab.access === 'watched' && !tab.screenshots ? <AllowScreenshots /> : null}
    </section>
  );
}

interface MoreWaysProps {
  tabId: number;
  /** Something was stored. */
  onChange(): void;
  children: ComponentChildren;
}

/** What is seldom needed stays folded: the purchases below are what most people open the popup for. A running recording does not. */
function MoreWays({ tabId, onChange, children }: MoreWaysProps) {
  const { text } = useApp();
  const recording = useTabRecording(tabId, onChange);
  return (
    <>
      <RecordingState recording={recording} tabId={tabId} />
      <details class="page-more" data-testid="page-more">
        <summary>{text(canRecordTabs() ? 'page.moreAndRecord' : 'page.more')}</summary>
        <div class="page-ways">
          {children}
          {canRecordTabs() && recording.running === null ? <StartRecording recording={recording} /> : null}
        </div>
      </details>
    </>
  );
}

/** What the person says that the page is: no rule knows every balance, support chat or refund page. */
function StageChoice({ stage, onChoose }: { stage: Stage | null; onChoose(stage: Stage | null): void }) {
  const { text, word } = useApp();
  return (
    <label class="page-stage">
      {text('page.as')}
      <select
        class="input"
        data-testid="save-as"
        value={stage ?? ''}
        onChange={(event) =>
          onChoose(HAND_STAGES.find((known) => known === event.currentTarget.value) ?? null)
        }
      >
        <option value="">{text('page.asFound')}</option>
        {HAND_STAGES.map((known) => (
          <option key={known} value={known}>
            {word(`stage.${known}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The page scrolls under the person's eyes, so it is asked for, and never begins by itself. */
function WholeChoice({ isWhole, onChoose }: { isWhole: boolean; onChoose(isWhole: boolean): void }) {
  const { text } = useApp();
  return (
    <label class="page-whole">
      <input
        type="checkbox"
        data-testid="save-whole"
        checked={isWhole}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <span>{text('page.whole')}</span>
    </label>
  );
}

function PageName({ tab }: { tab: TabDescription }) {
  const { text, word } = useApp();
  const nameOf = usePlatformName();
  const parts =
    tab.access === 'closed'
      ? [text('page.closed')]
      : [nameOf(tab), ...(tab.stage === null ? [] : [word(`stage.${tab.stage}`)])];
  const state =
    tab.access !== 'closed' && tab.captures > 0
      ? text('page.captured', { count: tab.captures })
      : text(`page.access.${tab.access}`);
  return (
    <div class="page-name">
      <b>{parts.join(' · ')}</b>
      <span>{state}</span>
    </div>
  );
}

/** Without the permission an automatic capture is redrawn, and says so; this is the one button that changes it. */
function AllowScreenshots() {
  const { text } = useApp();
  return (
    <div class="page-permission warning">
      <p>{text('screenshots.why')}</p>
      <button
        type="button"
        class="button"
        data-testid="allow-screenshots"
        onClick={() => void askForScreenshotPermission()}
      >
        {text('screenshots.allow')}
      </button>
    </div>
  );
}
