import type { FieldName } from '../model/field';
import { valueOf } from './candidate';
import type { Mark } from './label-marks';
import { columnPair } from './column-pair';
import { domOf } from './dom';
import { wordsOf, type Words } from './line-words';
import type { MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { CHANNEL } from './words';

/** Words that can be a label's value, where they stand, and how sure that place is. */
export type Place = readonly [words: Words, where: string, sureness: number];

/** A purchase has fewer lines around each of its labels. */
const LARGEST_GROUP = 60;
const TYPED: ReadonlySet<string> = new Set<FieldName>([
  'amount',
  'orderNo',
  'channelOrderNo',
  'paidAt',
  'orderedAt',
]);

/** Where the value of a label can stand, the most telling place first. */
export function* valuePlaces(
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
    yield [chosenWords(next, page.selected), 'right', 1];
    return;
  }
  // After another label the words are that label's value: 创建时间：2026-11-21 支付时间：
  const left = wordsOf(mark.line, 0, before === undefined ? mark.start : 0);
  if ((isTyped || (mark.name === 'channel' && CHANNEL.test(left.text))) && left.text.trim() !== '')
    yield [left, 'left', 0.85];
  if (after !== undefined || mark.line.asksInput === true) return;

  const beside = columnPair(mark.line, page.lines, (line) => marks[line.index]?.length ?? 0);
  if (beside !== null) {
    yield [beside, 'in the column beside', 0.9];
    return;
  }
  const isFree = (line: Line | undefined): line is Line =>
    line !== undefined && marks[line.index]?.length === 0;
  const first = page.lines[index + 1];
  const last = page.lines[index - 1];
  const dom = domOf(mark.line.block);
  let group: Element | null = mark.line.block;
  for (let level = 0; level < 4 && group !== null; level += 1, group = dom.parentElement(group)) {
    const around: Element = group;
    const holds = (line: Line | undefined): line is Line =>
      line !== undefined && dom.contains(around, line.block);
    if (!holds(first) && !holds(last)) continue;
    const following = linesWhile(page.lines, index, 1, (line) => holds(line) && isFree(line));
    const leading = linesWhile(page.lines, index, -1, (line) => holds(line) && isFree(line));
    const isWhole =
      !holds(page.lines[index + following.length + 1]) && !holds(page.lines[index - leading.length - 1]);
    const chosen =
      isWhole && following.length > 2
        ? following.filter((line) =>
            page.selected.some((each) => dom.contains(around, each) && each.contains(line.block)),
          )
        : [];
    if (isWhole && mark.name === 'units' && following.length > 3 && chosen.length === 0) return;
    const isFlipped = !isWhole && startsWithValue(mark, around, page.lines, marks, context);
    const sureness = isWhole ? 0.95 : 0.85;
    const reach = mark.name === 'amount' ? 2 : 1;
    const nextPlaces = (chosen.length > 0 ? chosen : following)
      .slice(0, reach)
      .map((line): Place => [chosenWords(wordsOf(line), page.selected), 'next', sureness]);
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
function chosenWords(words: Words, selected: readonly Element[]): Words {
  const chosen = words.runs.filter((run) => selected.some((option) => option.contains(run.node)));
  const [first, last] = [chosen[0], chosen.at(-1)];
  return first === undefined || last === undefined || chosen.length === words.runs.length
    ? words
    : wordsOf(words.line, first.start, last.end);
}

/** A group of values each followed by its label: it opens with a value that fits the first label, and ends in a label. */
function startsWithValue(
  mark: Mark,
  group: Element,
  lines: readonly Line[],
  marks: readonly Mark[][],
  context: MoneyContext,
): boolean {
  const { contains } = domOf(group);
  let first = mark.line.index;
  let last = first;
  const nearest = Math.max(0, first - LARGEST_GROUP);
  const farthest = Math.min(lines.length - 1, first + LARGEST_GROUP);
  while (first > nearest && contains(group, lines[first - 1]?.block ?? null)) first -= 1;
  while (last < farthest && contains(group, lines[last + 1]?.block ?? null)) last += 1;
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
