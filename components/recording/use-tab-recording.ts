import { useEffect, useState } from 'preact/hooks';
import { askBackground, askBuilder } from '../../lib/browser/messages';
import { askForRecordingPermission, canRecordTabs, streamOfTab } from '../../lib/browser/tab-capture';
import type { RecordingStart } from '../../lib/model/message';
import type { RunningRecording } from '../../lib/model/recording';
import { useApp } from '../app/app-context';

type RecordingFailure = (RecordingStart & { status: 'failed' })['failure'] | 'denied' | 'unsealed';

type Doing = 'idle' | 'starting' | 'stopping' | 'saved' | { failure: RecordingFailure };

/** The recording of the tab beside the popup, and what a person can do about it. */
export interface TabRecording {
  doing: Doing;
  /** What is being recorded now, in this tab or another; null too where its end has just been told. */
  running: RunningRecording | null;
  start(): Promise<void>;
  stop(captureId: string): Promise<void>;
}

/** How often it is looked at, in ms. */
const LOOK_MS = 500;

/** @param onChange something was stored. */
export function useTabRecording(tabId: number, onChange: () => void): TabRecording {
  const { store } = useApp();
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
  const hasEnded = doing === 'saved' || typeof doing === 'object';
  return { doing, running: hasEnded ? null : running, start, stop };
}

/** What is being recorded, looked at again and again: it also ends by itself. */
function useRunning(): RunningRecording | null {
  const [running, setRunning] = useState<RunningRecording | null>(null);
  useEffect(() => {
    if (!canRecordTabs()) return;
    const look = () =>
      // Where there is no hidden document, nothing is recorded.
      askBuilder('runningRecording', {}).then(setRunning, () => setRunning(null));
    void look();
    const looking = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  return running;
}
