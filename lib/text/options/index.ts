import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type OptionsKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<OptionsKey>> = { 'zh-CN': zhCN, en };

/** The texts of the general options: what is kept, for how long, budget, sync, diagnostics, licences. */
export function optionsText(language: Language): Translate<OptionsKey> {
  return translator(TEXTS[language], language);
}
