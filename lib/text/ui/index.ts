import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type UiKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<UiKey>> = { 'zh-CN': zhCN, en };

/** The texts of popup, options and library. */
export function uiText(language: Language): Translate<UiKey> {
  return translator(TEXTS[language], language);
}
