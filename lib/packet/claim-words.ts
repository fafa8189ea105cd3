import type { ClaimKey } from '../text/claim';
import { PACKET_CLAIM_TEXTS } from '../text/claim/in-packets';
import type { Both } from './both';

const { 'zh-CN': zh, en } = PACKET_CLAIM_TEXTS;

/** A text of claims in the packet's two languages. Ids of facts come from data; a test holds that each has its texts. */
export function claimWords(key: string, values: Readonly<Record<string, string | number>> = {}): Both {
  return { zh: zh(key as ClaimKey, values), en: en(key as ClaimKey, values) };
}
