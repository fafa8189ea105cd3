import { domOf } from './dom';
import { wordsOf, type Words } from './line-words';
import type { Line } from './page-lines';

/** Shorter columns happen by chance. */
const FEWEST_ROWS = 3;
const MOST_ROWS = 30;

/**
 * The value of a label in a column of labels that has a column of as many values beside it. `labelsIn` counts a line's
 * labels: two rows at least start with a known one, and none of the values does.
 */
export function columnPair(
  label: Line,
  lines: readonly Line[],
  labelsIn: (line: Line) => number,
): Words | null {
  const { parentElement, nextElementSibling, tagName, contains } = domOf(label.block);
  const column = parentElement(label.block);
  const beside = column === null ? null : nextElementSibling(column);
  if (column === null || beside === null || tagName(column) === 'TR') return null;
  const near = lines.slice(Math.max(0, label.index - MOST_ROWS), label.index + 2 * MOST_ROWS);
  const labels = near.filter((line) => contains(column, line.block));
  const values = near.filter((line) => contains(beside, line.block));
  const isPair =
    labels.length >= FEWEST_ROWS &&
    labels.length === values.length &&
    labels.filter((line) => labelsIn(line) === 1).length > 1 &&
    values.every((line) => labelsIn(line) === 0);
  const value = isPair ? values[labels.indexOf(label)] : undefined;
  return value === undefined ? null : wordsOf(value);
}
