import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type NoticeKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<NoticeKey>> = { 'zh-CN': zhCN, en };

/** The texts that the background puts on pages: the notice, the badge's title. */
export function noticeText(language: Language): Translate<NoticeKey> {
  return translator(TEXTS[language], language);
}
