import { showRecordingTime } from '../browser/badge';
import { openBuilder } from '../browser/builder';
import { askBuilder } from '../browser/messages';
import { readSettings } from '../browser/settings';
import { streamOfTab } from '../browser/tab-capture';
import { addressOfTab } from '../browser/tabs';
import type { RecordingTools } from './record-tab';
import type { CaptureTools } from './take-capture';

/** What recordings need from the real browser. */
export function recordingTools(captures: CaptureTools): RecordingTools {
  return {
    captures,
    async limits() {
      const { recordingMinutes, recordingMegabytes } = await readSettings();
      return { ms: recordingMinutes * 60_000, bytes: recordingMegabytes * 1_000_000 };
    },
    streamOf: streamOfTab,
    async begin(streamId, capture) {
      await openBuilder();
      await askBuilder('beginRecording', { streamId, capture });
    },
    // Where there is no hidden document, nobody answers.
    running: () => askBuilder('runningRecording', {}).catch(() => null),
    stop: () => askBuilder('stopRecording', {}),
    addressOf: addressOfTab,
    showTime: showRecordingTime,
  };
}
