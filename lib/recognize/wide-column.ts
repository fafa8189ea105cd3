import type { Line } from './page-lines';
import { alike, MOST_ROWS, type TableColumn, type WideColumns } from './table-column';

/** Fewer cells than this are a pair of columns. */
const FEWEST_CELLS = 3;
/** A heading and its rows can be wrapped apart from each other this deep. */
const DEEPEST_WRAP = 4;

/** Columns that are no table's: known on sites that nobody configured. */
export const WIDE_COLUMNS: WideColumns = { gridColumn, below };

/** A row of labels among elements of any name, followed by rows of as many elements. */
function gridColumn(
  label: Line,
  lines: readonly Line[],
  labelsIn: (line: Line) => number,
): TableColumn | null {
  let cell: Element = label.block;
  for (let level = 0; level < 2; level += 1) {
    const row: Element | null = cell.parentElement;
    if (row === null || row.tagName === 'DL') return null;
    const { length } = row.children;
    if (length >= FEWEST_CELLS && length < 20) {
      const near = lines.slice(Math.max(0, label.index - length), label.index + length);
      const labels = near.filter((line) => row.contains(line.block));
      const isHeading =
        labels.length <= length && labels.filter((line) => labelsIn(line) === 1).length >= length / 2;
      return isHeading ? below(row, row, length, [...row.children].indexOf(cell)) : null;
    }
    cell = row;
  }
  return null;
}

/** The rows after a heading that is wrapped apart from them: next to it, or inside what is next to its wrapper. */
function below(heading: Element, from: Element, cells: number, at: number): TableColumn | null {
  const found: Element[] = [];
  let after: Element = from;
  for (let level = 0; level < DEEPEST_WRAP; level += 1) {
    for (let next = after.nextElementSibling; next !== null; next = next.nextElementSibling) {
      const rows = rowsIn(next, cells);
      if (rows.length > 0) found.push(...rows);
    }
    if (found.length > 0) return found.length > 1 ? { heading, rows: found.slice(0, MOST_ROWS), at } : null;
    if (after.parentElement === null || after.parentElement.tagName === 'BODY') return null;
    after = after.parentElement;
  }
  return null;
}

/** The element itself, or the first elements inside it, with so many cells. */
function rowsIn(element: Element, cells: number): Element[] {
  const inTables = [...element.getElementsByTagName('tr')];
  if (inTables.length > 0) return alike(inTables, cells);
  let inside: Element = element;
  for (let level = 0; level < DEEPEST_WRAP; level += 1) {
    if (inside.children.length === cells) {
      const isRows = [...inside.children].every((child) => child.children.length === cells);
      return isRows ? [...inside.children] : [inside];
    }
    const rows = alike([...inside.children], cells);
    if (rows.length > 0) return rows;
    const [first] = inside.children;
    if (first === undefined) return [];
    inside = first;
  }
  return [];
}
