import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type PlatformKey = keyof typeof chinese;

/** The texts of the platforms' list, editor, picker and sharing. */
export const platformText = textArea<PlatformKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
