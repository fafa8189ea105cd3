import type { Language } from '../../model/settings';
import { translator, type Texts, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type PacketKey = keyof typeof zhCN;
const TEXTS: Record<Language, Texts<PacketKey>> = { 'zh-CN': zhCN, en };

/** The texts of the evidence packet: README, report, CSV heads. */
export function packetText(language: Language): Translate<PacketKey> {
  return translator(TEXTS[language], language);
}
