import type { StatementLanguage } from '../model/claim';
import { fillTemplate } from './fill-template';
import { statementSlots, type StatementFacts } from './statement-slots';
import en from './statements/en.json';
import fr from './statements/fr.json';
import zhCN from './statements/zh-CN.json';
import zhTW from './statements/zh-TW.json';

export const SHORT_CHARACTERS = 200;

type Sentence = keyof typeof zhCN;
const SENTENCES: Record<StatementLanguage, Record<Sentence, readonly string[]>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
  fr,
};

/**
 * The application's text, from facts alone: a sentence whose facts are not known is left out. `full` is in paragraphs;
 * `short` has at most 200 characters (UTF-16 units), whole sentences, most needed first.
 */
export function writeStatement(facts: StatementFacts): { full: string; short: string } {
  const { reason, language, subject } = facts;
  const isMany = subject.purchases.length > 1;
  const sentence = (id: string, slots: ReturnType<typeof statementSlots>) =>
    fillTemplate(SENTENCES[language][sentenceFor(id, isMany)] ?? [], slots);

  const slots = statementSlots(facts);
  const ids = [...new Set(reason.statement.full.map((id) => sentenceFor(id, isMany)))];
  const full = ids
    .filter((id) => id !== 'orders' || isMany)
    .flatMap((id) => sentence(id, slots) ?? [])
    .join('\n');

  const brief = statementSlots(facts, { longest: 40 });
  const chosen = new Set<string>();
  let length = 0;
  const gap = language.startsWith('zh') ? '' : ' ';
  for (const id of reason.statement.short) {
    const text = sentence(id, brief);
    if (text === null || length + text.length + gap.length > SHORT_CHARACTERS) continue;
    chosen.add(text);
    length += text.length + gap.length;
  }
  return { full, short: [...chosen].join(gap) };
}

function sentenceFor(id: string, isMany: boolean): Sentence {
  if (isMany && id === 'order') return 'orders';
  if (isMany && id === 'orderShort') return 'ordersShort';
  return id as Sentence;
}
