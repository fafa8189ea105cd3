import type { PacketLanguage } from '../../model/language';
import { translator, type Translate } from '../translate';
import type { ClaimKey } from '.';
import en from './en.json';
import zhCN from './zh-CN.json';

/** The same texts for packets, which are written in two languages at once: at hand without loading. */
export const PACKET_CLAIM_TEXTS: Readonly<Record<PacketLanguage, Translate<ClaimKey>>> = {
  'zh-CN': translator<ClaimKey>(zhCN, 'zh-CN'),
  en: translator<ClaimKey>(en, 'en'),
};
