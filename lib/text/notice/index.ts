import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type NoticeKey = keyof typeof chinese;

/** The texts that the background puts on pages: the notice, the page's menu. */
export const noticeText = textArea<NoticeKey>({
  'zh-CN': () => import('./zh-CN.json'),
  'zh-TW': () => import('./zh-TW.json'),
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
});
