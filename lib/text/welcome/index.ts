import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type WelcomeKey = keyof typeof chinese;

/** The texts of the first run: three screens and the sample shop. */
export const welcomeText = textArea<WelcomeKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
