import type reminderChinese from '../reminder/zh-CN.json';
import { joined, textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type ClaimKey = keyof typeof chinese | keyof typeof reminderChinese;

/** The texts of claims: reasons, evidence, dates, steps, in the words of the pages. Figures come from the facts. */
export const claimText = textArea<ClaimKey>({
  'zh-CN': () => joined(import('./zh-CN.json'), import('../reminder/zh-CN.json')),
  'zh-TW': () => joined(import('./zh-TW.json'), import('../reminder/zh-TW.json')),
  en: () => joined(import('./en.json'), import('../reminder/en.json')),
  fr: () => joined(import('./fr.json'), import('../reminder/fr.json')),
});
