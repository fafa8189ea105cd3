import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type UiKey = keyof typeof chinese;

/** The texts of popup, options and library. */
export const uiText = textArea<UiKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
