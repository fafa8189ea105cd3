import { textArea } from '../text-area';
import type chinese from './zh-CN.json';

export type ClaimKey = keyof typeof chinese;

/** The texts of claims: reasons, evidence, dates, steps, in the words of the pages. Figures come from the facts. */
export const claimText = textArea<ClaimKey>({
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
});
