import type { Candidate } from './candidate';
import { labelAt, type LabelBook } from './labels';
import { candidateOf, type LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import type { MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { simplify } from './simplify';

/** Styles are asked for one by one: only on pages that show next to no labels, and of so many lines. */
const FEW_LABELS = 2;
const MOST_ASKED = 60;
const LONGEST_VALUE = 80;
const LONGEST_LABEL = 30;

/** Values whose labels stand in the style sheet, as `::before { content: attr(data-label) }`: drawn, and in no text node. */
export function drawnLabels(
  { lines }: PageLines,
  { candidates }: LabelledValues,
  book: LabelBook,
  context: MoneyContext,
): Candidate[] {
  if (candidates.length >= FEW_LABELS) return [];
  return lines
    .filter(({ text }) => text.length < LONGEST_VALUE)
    .slice(0, MOST_ASKED)
    .flatMap((line) => {
      const drawn = drawnBefore(line);
      const plain = simplify(drawn);
      const label = drawn === '' ? null : labelAt(plain, 0, plain.length, true, book);
      if (label === null) return [];
      const mark = {
        ...label,
        text: drawn.slice(0, label.wordsEnd),
        line: { ...line, text: drawn, plain },
        start: 0,
      };
      return candidateOf(mark, wordsOf(line), 'right', 0.9, context) ?? [];
    });
}

/** What the style sheet writes before a line: words, and attributes of the element. */
function drawnBefore({ block, runs }: Line): string {
  const first = runs[0]?.node.parentElement ?? block;
  for (const element of new Set([block, first])) {
    const { content } = block.ownerDocument.defaultView?.getComputedStyle(element, '::before') ?? {
      content: '',
    };
    const drawn = [...content.matchAll(/"([^"]*)"|attr\(([\w-]+)\)/g)]
      .map(([, words, name]) => words ?? element.getAttribute(name ?? '') ?? '')
      .join('')
      .trim();
    if (/\p{L}/u.test(drawn) && drawn.length < LONGEST_LABEL) return drawn;
  }
  return '';
}
