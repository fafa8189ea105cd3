import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useRecordingText } from './use-recording-text';
import type { TabRecording } from './use-tab-recording';
import './record-tab.css';

interface RecordingProps {
  recording: TabRecording;
}

/** Begins the recording of the tab beside the popup, once it is plain what will be in it. */
export function StartRecording({ recording: { doing, start } }: RecordingProps) {
  const text = useRecordingText();
  const { settings } = useApp();
  return (
    <div class="record-tab">
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
      <p class="record-hint">
        {text('record.hint', { minutes: settings.recordingMinutes, size: settings.recordingMegabytes })}
      </p>
    </div>
  );
}

/** While a tab is recorded: for how long, how large it is, and the button that stops it; then what became of it. */
export function RecordingState({ recording, tabId }: RecordingProps & { tabId: number }) {
  const text = useRecordingText();
  const { doing, running } = recording;
  if (running !== null) return <RecordingBar {...{ recording, running }} isHere={running.tabId === tabId} />;
  const failure = typeof doing === 'object' ? doing.failure : null;
  return (
    <output class="record-outcome" data-failure={failure ?? undefined}>
      {doing === 'saved' ? text('record.saved') : failure === null ? '' : text(`record.failure.${failure}`)}
    </output>
  );
}

interface RecordingBarProps extends RecordingProps {
  running: NonNullable<TabRecording['running']>;
  isHere: boolean;
}

function RecordingBar({ recording: { doing, stop }, running, isHere }: RecordingBarProps) {
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
        disabled={doing === 'stopping'}
        onClick={() => void stop(running.captureId)}
      >
        {text(doing === 'stopping' ? 'record.stopping' : 'record.stop')}
      </button>
    </div>
  );
}
