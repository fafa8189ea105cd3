import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type CheckKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<CheckKey>> = { 'zh-CN': zhCN, en };

/** The texts of the checker: verdicts and findings. */
export function checkText(language: Language): Translate<CheckKey> {
  return translator(TEXTS[language], language);
}
