import { recordingText, type RecordingKey } from '../../lib/text/recording';
import type { Translate } from '../../lib/text/translate';
import { useApp } from '../app/app-context';

/** The texts around recordings, in the language shown. */
export function useRecordingText(): Translate<RecordingKey> {
  return recordingText(useApp().language);
}
