import type { FieldName } from '../model/field';
import { valueOf, type Candidate } from './candidate';
import { labelMarks, type Mark } from './label-marks';
import type { MoneyContext } from './money';
import type { Line, PageLines, Run } from './page-lines';
import type { LabelBook } from './labels';
import { simplify } from './simplify';
import type { Words } from './line-words';
import { cellWords, linesOf, tableColumn, type TableColumn, type WideColumns } from './table-column';
import { valuePlaces, type Place } from './value-places';

/** A label that heads a column. */
export interface Heading extends TableColumn {
  mark: Mark;
}

export interface LabelledValues {
  candidates: Candidate[];
  /** Values of 订单状态 and the like. */
  statuses: { text: string; line: number }[];
  /** Amounts that belong to labels of something else: balances, fees, unit prices. */
  taken: Set<Run>;
  /** Labels that head columns. */
  headings: Heading[];
  /** The page lists several orders. */
  isList: boolean;
  /** There were more labels than are looked at. */
  isCut: boolean;
}

/** A hundred orders have fewer. */
const MOST_LABELS = 2_000;

/** Labels and the values that stand beside them, in each arrangement that pages use. */
export function labelledValues(
  page: PageLines,
  ownLabels: ReadonlyMap<string, FieldName>,
  book: LabelBook,
  context: MoneyContext,
  wide?: WideColumns,
): LabelledValues {
  let labels = 0;
  const marks = page.lines.map((line) => {
    const own = labels < MOST_LABELS ? labelMarks(line, ownLabels, book) : [];
    labels += own.length;
    return own;
  });
  const found: LabelledValues = {
    candidates: [],
    statuses: [],
    taken: new Set(),
    headings: [],
    isList: false,
    isCut: labels >= MOST_LABELS,
  };
  const telling = new Map<string, Set<string>>();
  for (const [index, own] of marks.entries()) {
    for (const [order, mark] of own.entries()) {
      const column = tableColumn(mark.line, page.lines, (line) => marks[line.index]?.length ?? 0, wide);
      if (column !== null) found.headings.push({ ...column, mark });
      const places =
        column === null
          ? valuePlaces(mark, own[order - 1], own[order + 1], index, page, marks, context)
          : inColumn(column, page.lines, index);
      const value = take(
        isSellers(mark, page.lines) ? { ...mark, name: 'merchant' } : mark,
        places,
        context,
        found,
      );
      if (value !== null && isTelling(mark.name)) {
        const same = telling.get(mark.text) ?? new Set();
        telling.set(mark.text, same.add(value));
      }
    }
  }
  found.isList =
    [...telling.values()].some((values) => values.size > 1) ||
    found.headings.some((heading) => listsOrders(heading, found.headings));
  return found;
}

/** A table of several rows lists orders when it has a column for their number, or for their state or time among others. */
function listsOrders({ mark, rows, heading }: Heading, headings: readonly Heading[]): boolean {
  if (rows.length < 2 || !isTelling(mark.name)) return false;
  return mark.name === 'orderNo' || headings.filter((other) => other.heading === heading).length > 2;
}

/** What tells one purchase from another: a list has it in every row. */
export function isTelling(name: Mark['name']): boolean {
  return name === 'orderNo' || name === 'orderedAt' || name === 'paidAt' || name === 'status';
}

/** The first cell under a heading that is not empty. */
function inColumn({ rows, at }: TableColumn, lines: readonly Line[], from: number): Place[] {
  for (const row of rows) {
    const words = cellWords(row, at, linesOf(row, lines, from));
    if (words !== null) return [[words, 'in its column', 0.9]];
  }
  return [];
}

/** 卖家信息 with a 昵称 under it: not the buyer's account. */
function isSellers({ name, line }: Mark, lines: readonly Line[]): boolean {
  return (
    name === 'account' &&
    lines
      .slice(Math.max(0, line.index - 3), line.index)
      .some(({ plain }) => /^(?:卖家|商家|店铺|seller)/i.test(plain))
  );
}

function take(
  mark: Mark,
  places: Iterable<Place>,
  context: MoneyContext,
  found: LabelledValues,
): string | null {
  for (const [words, where, sureness] of places) {
    if (mark.name === 'status') {
      if (words.text.length > 20) continue;
      found.statuses.push({ text: simplify(words.text.trim()), line: words.line.index });
      return null;
    }
    if (mark.name === null) {
      for (const run of words.runs) found.taken.add(run);
      return null;
    }
    const candidate = candidateOf(mark, words, where, sureness, context);
    if (candidate === null) continue;
    found.candidates.push(candidate);
    return candidate.value;
  }
  return null;
}

/** The words as the value of the label, or null where they cannot be. */
export function candidateOf(
  mark: Mark,
  words: Words,
  where: string,
  sureness: number,
  context: MoneyContext,
): Candidate | null {
  if (mark.name === null || mark.name === 'status') return null;
  const unit = /[(（]\s*(元|¥|￥|\$|USD|CNY)\s*[)）]/.exec(mark.line.text.slice(mark.start, mark.end))?.[1];
  const text =
    mark.name === 'amount' && unit !== undefined && /^\s*[\d,.]+\s*$/.test(words.text)
      ? `${words.text.trim()} ${unit}`
      : words.text;
  const value = valueOf(mark.name, text, context);
  if (value === null) return null;
  const nodes = words.runs.map((run) => run.node);
  const source =
    nodes.length === 1 && nodes[0]?.nodeType === 1 && (nodes[0] as Element).tagName === 'IMG'
      ? 'attribute'
      : 'text';
  const isZero = value.money?.minor === 0;
  // Under a heading: 套餐 x 季付 ¥45.00 is one line of several.
  const isPart =
    where !== 'right' && value.money !== undefined && /(?:\p{L}.*){5}/u.test(text.replace(value.raw, ''));
  const score = mark.weight * sureness * (isZero ? 0.3 : 1) * (isPart ? 0.6 : 1);
  return {
    name: mark.name,
    ...value,
    label: mark.text,
    source,
    nodes,
    line: words.line.index,
    score,
    reason: `${where} of its label`,
  };
}
