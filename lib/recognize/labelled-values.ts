import type { FieldName } from '../model/field';
import { valueOf, type Candidate } from './candidate';
import { labelMarks, type Mark } from './label-marks';
import type { MoneyContext } from './money';
import type { PageLines, Run } from './page-lines';
import type { LabelBook } from './labels';
import { simplify } from './simplify';
import { tableColumn } from './table-column';
import { valuePlaces, type Place } from './value-places';

export interface LabelledValues {
  candidates: Candidate[];
  /** Values of 订单状态 and the like. */
  statuses: { text: string; line: number }[];
  /** Amounts that belong to labels of something else: balances, fees, unit prices. */
  taken: Set<Run>;
  /** The page lists several orders. */
  isList: boolean;
}

/** Labels and the values that stand beside them, in each arrangement that pages use. */
export function labelledValues(
  page: PageLines,
  ownLabels: ReadonlyMap<string, FieldName>,
  book: LabelBook,
  context: MoneyContext,
): LabelledValues {
  const marks = page.lines.map((line) => labelMarks(line, ownLabels, book));
  const found: LabelledValues = { candidates: [], statuses: [], taken: new Set(), isList: false };
  const orderNos = new Map<string, Set<string>>();
  for (const [index, own] of marks.entries()) {
    for (const [order, mark] of own.entries()) {
      const column = tableColumn(mark.line, page.lines, (line) => marks[line.index]?.length ?? 0);
      if (column !== null && column.length > 1 && listsOrders(mark, own, marks)) found.isList = true;
      const places =
        column === null
          ? valuePlaces(mark, own[order - 1], own[order + 1], index, page, marks, context)
          : column.slice(0, 1).map((words) => [words, 'in its column', 0.9] as const);
      const value = take(mark, places, context, found);
      if (value !== null && mark.name === 'orderNo') {
        const same = orderNos.get(mark.text) ?? new Set();
        orderNos.set(mark.text, same.add(value));
      }
    }
  }
  found.isList ||= [...orderNos.values()].some((values) => values.size > 1);
  return found;
}

/** A table of several rows lists orders when it has a column for their number, or for their state or time among others. */
function listsOrders(mark: Mark, own: readonly Mark[], marks: readonly Mark[][]): boolean {
  if (mark.name === 'orderNo') return true;
  if (mark.name !== 'status' && mark.name !== 'orderedAt' && mark.name !== 'paidAt') return false;
  const row = mark.line.block.closest('tr');
  const near = marks.slice(Math.max(0, mark.line.index - 12), mark.line.index + 12).flat();
  return near.filter((other) => row?.contains(other.line.block) === true && !own.includes(other)).length > 1;
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
    const unit = /[(（]\s*(元|¥|￥|\$|USD|CNY)\s*[)）]/.exec(mark.line.text.slice(mark.start, mark.end))?.[1];
    const text =
      mark.name === 'amount' && unit !== undefined && /^\s*[\d,.]+\s*$/.test(words.text)
        ? `${words.text.trim()} ${unit}`
        : words.text;
    const value = valueOf(mark.name, text, context);
    if (value === null) continue;
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
    found.candidates.push({
      name: mark.name,
      ...value,
      label: mark.text,
      source,
      nodes,
      line: words.line.index,
      score,
      reason: `${where} of its label`,
    });
    return value.value;
  }
  return null;
}
