import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type PlatformKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<PlatformKey>> = { 'zh-CN': zhCN, en };

/** The texts of the platforms' list, editor, picker and sharing. */
export function platformText(language: Language): Translate<PlatformKey> {
  return translator(TEXTS[language], language);
}
