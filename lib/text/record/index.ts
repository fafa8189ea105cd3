import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type RecordKey = keyof typeof chinese;

/** The texts of what captures hold: stages, fields, pictures, what stood around a payment. Pages and packets use the same words. */
export const recordText = textArea<RecordKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
