import type { FieldName } from '../model/field';
import type { Candidate } from './candidate';
import { valueOf } from './candidate';
import { labelAt, type FoundLabel } from './labels';
import type { MoneyContext } from './money';
import type { Line, PageLines, Run } from './page-lines';
import { simplify } from './simplify';
import { tableColumn } from './table-column';
import { wordsOf, type Words } from './line-words';

interface Mark extends FoundLabel {
  text: string;
  line: Line;
  start: number;
}

export interface LabelledValues {
  candidates: Candidate[];
  /** Values of 订单状态 and the like. */
  statuses: { text: string; line: number }[];
  /** Amounts that belong to labels of something else: balances, fees, unit prices. */
  taken: Set<Run>;
  /** The page lists several orders. */
  isList: boolean;
}

/** Longer lines are sentences. */
/** A purchase has fewer lines around each of its labels. */
const LARGEST_GROUP = 60;
const LONGEST_LABELLED_LINE = 240;
const TYPED: ReadonlySet<string> = new Set<FieldName>([
  'amount',
  'orderNo',
  'channelOrderNo',
  'paidAt',
  'orderedAt',
]);

/** Labels and the values that stand beside them, in each arrangement that pages use. */
export function labelledValues(
  page: PageLines,
  ownLabels: ReadonlyMap<string, FieldName>,
  context: MoneyContext,
): LabelledValues {
  const marks = page.lines.map((line) => marksOf(line, ownLabels));
  const found: LabelledValues = { candidates: [], statuses: [], taken: new Set(), isList: false };
  const orderNos = new Map<string, Set<string>>();
  for (const [index, own] of marks.entries()) {
    for (const [order, mark] of own.entries()) {
      const column = tableColumn(mark.line, page.lines, (line) => marks[line.index]?.length ?? 0);
      if (column !== null && column.length > 1 && mark.name === 'orderNo') found.isList = true;
      const places =
        column === null
          ? placesOf(mark, own[order - 1], own[order + 1], index, page, marks, context)
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

type Place = readonly [words: Words, where: string, sureness: number];

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
    const score = mark.weight * sureness * (isZero ? 0.3 : 1);
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

/** Where the value of a label can stand, the most telling place first. */
function* placesOf(
  mark: Mark,
  before: Mark | undefined,
  after: Mark | undefined,
  index: number,
  page: PageLines,
  marks: readonly Mark[][],
  context: MoneyContext,
): Generator<Place> {
  const isTyped = TYPED.has(mark.name ?? '');
  const next = wordsOf(mark.line, mark.end, after?.start ?? mark.line.text.length);
  if (next.text.trim() !== '') {
    yield [next, 'right', 1];
    return;
  }
  const left = wordsOf(mark.line, before?.end ?? 0, mark.start);
  if (isTyped && left.text.trim() !== '') yield [left, 'left', 0.85];
  if (after !== undefined || mark.line.asksInput === true) return;

  const isFree = (line: Line | undefined): line is Line =>
    line !== undefined && marks[line.index]?.length === 0;
  const first = page.lines[index + 1];
  const last = page.lines[index - 1];
  let group: Element | null = mark.line.block;
  for (let level = 0; level < 4 && group !== null; level += 1, group = group.parentElement) {
    const around: Element = group;
    const holds = (line: Line | undefined): line is Line => line !== undefined && around.contains(line.block);
    if (!holds(first) && !holds(last)) continue;
    const following = linesWhile(page.lines, index, 1, (line) => holds(line) && isFree(line));
    const leading = linesWhile(page.lines, index, -1, (line) => holds(line) && isFree(line));
    const isWhole =
      !holds(page.lines[index + following.length + 1]) && !holds(page.lines[index - leading.length - 1]);
    const chosen =
      isWhole && following.length > 2
        ? following.filter((line) =>
            page.selected.some((each) => around.contains(each) && each.contains(line.block)),
          )
        : [];
    if (isWhole && mark.name === 'units' && following.length > 3 && chosen.length === 0) return;
    const isFlipped = !isWhole && startsWithValue(mark, around, page.lines, marks, context);
    const sureness = isWhole ? 0.95 : 0.85;
    const reach = mark.name === 'amount' ? 2 : 1;
    const nextPlaces = (chosen.length > 0 ? chosen : following)
      .slice(0, reach)
      .map((line): Place => [chosenWords(line, page.selected), 'next', sureness]);
    // In a group of several labels the words before one are the value of another, unless all stand that way.
    const previousPlaces =
      isTyped && (isWhole || isFlipped)
        ? leading.slice(0, 1).map((line): Place => [wordsOf(line), 'before', sureness - 0.1])
        : [];
    const places = isFlipped ? previousPlaces : [...nextPlaces, ...previousPlaces];
    if (places.length > 0) {
      yield* places;
      return;
    }
    if (!isWhole) return;
  }
}

/** Of several options in one line, the chosen one. */
function chosenWords(line: Line, selected: readonly Element[]): Words {
  const words = wordsOf(line);
  const chosen = words.runs.filter((run) => selected.some((option) => option.contains(run.node)));
  const [first, last] = [chosen[0], chosen.at(-1)];
  return first === undefined || last === undefined ? words : wordsOf(line, first.start, last.end);
}

/** A group of values each followed by its label: it opens with a value that fits the first label, and ends in a label. */
function startsWithValue(
  mark: Mark,
  group: Element,
  lines: readonly Line[],
  marks: readonly Mark[][],
  context: MoneyContext,
): boolean {
  let first = mark.line.index;
  let last = first;
  const nearest = Math.max(0, first - LARGEST_GROUP);
  const farthest = Math.min(lines.length - 1, first + LARGEST_GROUP);
  while (first > nearest && group.contains(lines[first - 1]?.block ?? null)) first -= 1;
  while (last < farthest && group.contains(lines[last + 1]?.block ?? null)) last += 1;
  const opening = marks[first + 1]?.[0];
  const value = lines[first];
  if (value === undefined || marks[first]?.length !== 0 || marks[last]?.length !== 1) return false;
  if (opening === undefined || opening.name === null || opening.name === 'status' || !TYPED.has(opening.name))
    return false;
  return valueOf(opening.name, value.text, context) !== null;
}

function linesWhile(
  lines: readonly Line[],
  from: number,
  step: 1 | -1,
  test: (line: Line) => boolean,
): Line[] {
  const kept: Line[] = [];
  for (let at = from + step; kept.length < 8; at += step) {
    const line = lines[at];
    if (line === undefined || !test(line)) break;
    kept.push(line);
  }
  return kept;
}

/** The labels of a line, left to right: at the start of each text node, and inside a node where a colon makes it clear. */
function marksOf(line: Line, ownLabels: ReadonlyMap<string, FieldName>): Mark[] {
  const marks: Mark[] = [];
  if (line.text.length > LONGEST_LABELLED_LINE) return marks;
  let free = 0;
  for (const run of line.runs) {
    if (run.role === 'button' || run.role === 'link') continue;
    for (let at = run.start; at < run.end; at += 1) {
      const isStart = at === run.start;
      if (at < free || (!isStart && !/[\s;；|,，。/】\u00a0]/.test(line.text[at - 1] ?? ''))) continue;
      const label =
        (isStart ? ownLabelAt(line, run, ownLabels) : null) ?? labelAt(line.plain, at, run.end, isStart);
      if (label === null) continue;
      marks.push({ ...label, text: line.text.slice(at, label.wordsEnd).trim(), line, start: at });
      free = Math.max(label.end, at + 1);
    }
  }
  return marks;
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
