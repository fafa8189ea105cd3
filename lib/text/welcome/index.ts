import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type WelcomeKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<WelcomeKey>> = { 'zh-CN': zhCN, en };

/** The texts of the first run: three screens and the sample shop. */
export function welcomeText(language: Language): Translate<WelcomeKey> {
  return translator(TEXTS[language], language);
}
