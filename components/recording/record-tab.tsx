import { useEffect, useState } from 'preact/hooks';
import { askBackground, askBuilder } from '../../lib/browser/messages';
import { askForRecordingPermission, streamOfTab } from '../../lib/browser/tab-capture';
import type { RecordingStart } from '../../lib/model/message';
import type { RunningRecording } from '../../lib/model/recording';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useRecordingText } from './use-recording-text';
import './record-tab.css';

export interface RecordTabProps {
  tabId: number;
  /** Something was stored. */
  onChange(): void;
}

type Failure = (RecordingStart & { status: 'failed' })['failure'] | 'denied' | 'unsealed';
type Doing = 'idle' | 'starting' | 'stopping' | 'saved' | { failure: Failure };

/** How often the bar is drawn anew, in ms. */
const LOOK_MS = 500;

/** Begins and ends the recording of the tab beside the popup; while it runs, says for how long, how large it is, and stops it. */
export function RecordTab({ tabId, onChange }: RecordTabProps) {
  const text = useRecordingText();
  const { settings, store } = useApp();
  const [doing, setDoing] = useState<Doing>('idle');
  const running = useRunning();

  const start = async () => {
    // First of all: browsers ask only where the click is still fresh.
    const isAllowed = await askForRecordingPermission().catch(() => false);
    if (!isAllowed) return setDoing({ failure: 'denied' });
    setDoing('starting');
    const streamId = await streamOfTab(tabId).catch(() => null);
    if (streamId === null) return setDoing({ failure: 'refused' });
    const outcome = await askBackground('startRecording', { tabId, streamId }).catch((): RecordingStart => ({
      status: 'failed',
      failure: 'unreadable',
    }));
    setDoing(outcome.status === 'started' ? 'idle' : { failure: outcome.failure });
    onChange();
  };
  const stop = async (captureId: string) => {
    setDoing('stopping');
    // The document that answers may be closed by then: what is stored tells.
    await askBuilder('stopRecording', {}).catch(() => undefined);
    const capture = await store.capture(captureId);
    setDoing(capture?.state === 'pending' ? { failure: 'unsealed' } : 'saved');
    onChange();
  };

  if (running !== null && (doing === 'idle' || doing === 'starting' || doing === 'stopping'))
    return (
      <RecordingBar
        running={running}
        isHere={running.tabId === tabId}
        isEnding={doing === 'stopping'}
        onStop={() => stop(running.captureId)}
      />
    );
  const failure = typeof doing === 'object' ? doing.failure : null;
  return (
    <div class="record-tab" data-testid="record-tab">
      <button
        type="button"
        class="button"
        data-testid="start-recording"
        disabled={doing === 'starting'}
        onClick={() => void start()}
      >
        <Icon name="record" small />
        {text(doing === 'starting' ? 'record.starting' : 'record.start')}
      </button>
      <output class="record-outcome" data-failure={failure ?? undefined}>
        {doing === 'saved' ? text('record.saved') : failure === null ? '' : text(`record.failure.${failure}`)}
      </output>
      <p class="record-hint">
        {text('record.hint', { minutes: settings.recordingMinutes, size: settings.recordingMegabytes })}
      </p>
    </div>
  );
}

interface RecordingBarProps {
  running: RunningRecording;
  isHere: boolean;
  isEnding: boolean;
  onStop(): Promise<void>;
}

function RecordingBar({ running, isHere, isEnding, onStop }: RecordingBarProps) {
  const text = useRecordingText();
  const { language } = useApp();
  const { elapsedMs, bytes, limits } = running;
  const seconds = Math.floor(elapsedMs / 1000);
  const megabytes = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value / 1_000_000);
  return (
    <div class="record-tab running" data-testid="recording-bar">
      <span class="record-dot" aria-hidden="true" />
      <p class="record-told">
        <b>{text(isHere ? 'record.running' : 'record.runningElsewhere')}</b>
        <span role="timer">
          {text('record.so-far', {
            time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
            minutes: limits.ms / 60_000,
            done: megabytes(bytes),
            size: megabytes(limits.bytes),
          })}
        </span>
      </p>
      <button
        type="button"
        class="button danger"
        data-testid="stop-recording"
        disabled={isEnding}
        onClick={() => void onStop()}
      >
        {text(isEnding ? 'record.stopping' : 'record.stop')}
      </button>
    </div>
  );
}

/** What is being recorded, looked at again and again: it also ends by itself. */
function useRunning(): RunningRecording | null {
  const [running, setRunning] = useState<RunningRecording | null>(null);
  useEffect(() => {
    const look = () =>
      // Where there is no hidden document, nothing is recorded.
      askBuilder('runningRecording', {}).then(setRunning, () => setRunning(null));
    void look();
    const looking = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  return running;
}
