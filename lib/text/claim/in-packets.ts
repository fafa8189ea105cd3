import type { PacketLanguage } from '../../model/language';
import { translator, type Translate } from '../translate';
import type { ClaimKey } from '.';
import reminderEn from '../reminder/en.json';
import reminderZhCN from '../reminder/zh-CN.json';
import en from './en.json';
import zhCN from './zh-CN.json';

/** The same texts for packets, which are written in two languages at once: at hand without loading. */
export const PACKET_CLAIM_TEXTS: Readonly<Record<PacketLanguage, Translate<ClaimKey>>> = {
  'zh-CN': translator<ClaimKey>({ ...reminderZhCN, ...zhCN }, 'zh-CN'),
  en: translator<ClaimKey>({ ...reminderEn, ...en }, 'en'),
};
