import type { PacketLanguage } from '../../model/language';
import recordEn from '../record/en.json';
import recordZhCN from '../record/zh-CN.json';
import { translator, type Translate } from '../translate';
import en from './en.json';
import zhCN from './zh-CN.json';

export type PacketKey = keyof typeof zhCN | keyof typeof recordZhCN;

/** The texts of the evidence packet: README, report, CSV heads. Packets are written in both languages at once. */
export const PACKET_TEXTS: Readonly<Record<PacketLanguage, Translate<PacketKey>>> = {
  'zh-CN': translator<PacketKey>({ ...recordZhCN, ...zhCN }, 'zh-CN'),
  en: translator<PacketKey>({ ...recordEn, ...en }, 'en'),
};
