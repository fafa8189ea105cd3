import type { FieldName } from '../model/field';
import { labelAt, type FoundLabel, type LabelBook } from './labels';
import type { Line, Run } from './page-lines';

/** A label where it stands. `text` is as the page writes it. */
export interface Mark extends FoundLabel {
  text: string;
  line: Line;
  start: number;
}

/** Longer lines are sentences. */
const LONGEST_LABELLED_LINE = 240;

/** The labels of a line, left to right: at the start of each text node, and inside a node where a colon makes it clear. */
export function labelMarks(line: Line, ownLabels: ReadonlyMap<string, FieldName>, book: LabelBook): Mark[] {
  const marks: Mark[] = [];
  if (line.text.length > LONGEST_LABELLED_LINE || isTold(line.plain)) return marks;
  let free = 0;
  for (const run of line.runs) {
    if (run.role === 'button' || run.role === 'link') continue;
    for (let at = run.start; at >= 0 && at < run.end; at = nextStart(line.text, Math.max(at, free - 1))) {
      if (at < free) continue;
      const isStart = at === run.start;
      const label =
        (isStart ? ownLabelAt(line, run, ownLabels) : null) ??
        labelAt(line.plain, at, run.end, isStart, book);
      if (label === null) continue;
      // 付款方式 街口账户: what ends a line after a label is its value, also where it could be another.
      if (marks.length === 1 && marks[0]?.end === at && label.end >= line.text.length && marks[0].start === 0)
        continue;
      marks.push({ ...label, text: line.text.slice(at, label.wordsEnd).trim(), line, start: at });
      free = Math.max(label.end, at + 1);
    }
  }
  return marks;
}

const SEPARATOR = /[\s;；|,，。！!/】)）\u00a0的]/g;

/** Several clauses, and no colon after which a value stands. */
const TALE = /^[^:：]*[，。；！][^:：]*[，。；！][^:：]*$/;

/** Behind the next separator at `from` or later; -1 where there is none. */
function nextStart(text: string, from: number): number {
  SEPARATOR.lastIndex = from;
  return SEPARATOR.test(text) ? SEPARATOR.lastIndex : -1;
}

/** Somebody tells or asks about a payment: 我付款了，订单号：…，该怎么退款？ */
function isTold(text: string): boolean {
  return text.length > 24 && (/？|我[^的已要]/.test(text) || TALE.test(text));
}

/** A label that the platform's definition names. */
function ownLabelAt(line: Line, run: Run, ownLabels: ReadonlyMap<string, FieldName>): FoundLabel | null {
  for (const [text, name] of ownLabels) {
    if (text === '' || !line.text.startsWith(text, run.start)) continue;
    const end = run.start + text.length;
    const colon = /^\s*[:：]\s*/.exec(line.text.slice(end))?.[0].length ?? 0;
    return { name, weight: 1.2, wordsEnd: end, end: end + colon };
  }
  return null;
}
