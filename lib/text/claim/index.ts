import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type ClaimKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<ClaimKey>> = { 'zh-CN': zhCN, en };

/** The texts of claims: reasons, evidence, dates, steps, in the words of the pages. Figures come from the facts. */
export function claimText(language: Language): Translate<ClaimKey> {
  return translator(TEXTS[language], language);
}
