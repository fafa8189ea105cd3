import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type AttachKey = keyof typeof chinese;

/** The texts around files that a person adds. */
export const attachText = textArea<AttachKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
