import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type OptionsKey = keyof typeof chinese;

/** The texts of the general options: what is kept, for how long, budget, sync, diagnostics, licences. */
export const optionsText = textArea<OptionsKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
