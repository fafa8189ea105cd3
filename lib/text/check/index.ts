import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type CheckKey = keyof typeof chinese;

/** The texts of the checker: verdicts and findings. */
export const checkText = textArea<CheckKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
