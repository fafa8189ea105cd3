import type { StatementLanguage } from '../model/claim';
import en from './wording/en.json';
import fr from './wording/fr.json';
import zhCN from './wording/zh-CN.json';
import zhTW from './wording/zh-TW.json';

export type WordKind = keyof typeof zhCN;
const WORDS: Record<StatementLanguage, Record<WordKind, readonly string[]>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
  fr,
};

/** A word that weakens an application: where it stands (UTF-16 units) and what is wrong with it. */
export interface WordFinding {
  kind: WordKind;
  word: string;
  start: number;
  end: number;
}

/** Words that reviewers are commonly reported to hold against an application, in the order in which they stand. */
export function lintStatement(text: string, language: StatementLanguage): WordFinding[] {
  const found: WordFinding[] = [];
  for (const [kind, words] of Object.entries(WORDS[language]) as [WordKind, readonly string[]][]) {
    for (const word of words) {
      for (const { index } of text.matchAll(pattern(word, language))) {
        found.push({
          kind,
          word: text.slice(index, index + word.length),
          start: index,
          end: index + word.length,
        });
      }
    }
  }
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  // Words that overlap are told once, by the first and longest.
  const told: WordFinding[] = [];
  for (const finding of found) if (finding.start >= (told.at(-1)?.end ?? 0)) told.push(finding);
  return told;
}

/** Chinese words stand anywhere; Latin ones stand by themselves. */
function pattern(word: string, language: StatementLanguage): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return language.startsWith('zh')
    ? new RegExp(literal, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}
