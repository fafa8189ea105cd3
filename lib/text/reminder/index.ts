import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type ReminderKey = keyof typeof chinese;

/** The texts of claims that the background needs to tell of a date; the pages have them among all texts of claims. */
export const reminderText = textArea<ReminderKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
