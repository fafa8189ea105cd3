import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type RecordingKey = keyof typeof chinese;

/** The texts around recordings of a tab. What a recording's record says is in `record`. */
export const recordingText = textArea<RecordingKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
