import { claimText, type ClaimKey } from '../text/claim';
import type { Both } from './both';

const zh = claimText('zh-CN');
const en = claimText('en');

/** A text of claims in the packet's two languages. Ids of facts come from data; a test holds that each has its texts. */
export function claimWords(key: string, values: Readonly<Record<string, string | number>> = {}): Both {
  return { zh: zh(key as ClaimKey, values), en: en(key as ClaimKey, values) };
}
