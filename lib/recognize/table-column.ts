import type { Words } from './line-words';
import type { Line } from './page-lines';

/** More rows than this are a ledger, and nobody reads them. */
const MOST_ROWS = 100;
/** Fewer cells than this are a pair of columns. */
const FEWEST_CELLS = 3;
/** A heading and its rows can be wrapped apart from each other this deep. */
const DEEPEST_WRAP = 4;

/** A column of a table, or of a grid that looks like one. */
export interface TableColumn {
  /** The row of headings. */
  heading: Element;
  /** The rows below it with as many cells. */
  rows: readonly Element[];
  at: number;
}

/**
 * The column that a label heads, or null where it heads none. `labelsIn` counts a line's labels: a row is a heading when it
 * stands in `thead`, has only `th`, or every cell is a label and the next row has as many cells.
 */
export function tableColumn(
  label: Line,
  lines: readonly Line[],
  labelsIn: (line: Line) => number,
): TableColumn | null {
  const cell = label.block.closest('td, th') as HTMLTableCellElement | null;
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  const table = row?.closest('table');
  if (!cell || !row?.cells || !table) return gridColumn(label, lines, labelsIn);
  if (row.cells.length < 2) return null;
  const cells = [...row.cells];
  const near = lines.slice(Math.max(0, label.index - cells.length * 2), label.index + cells.length * 2);
  const isHeading =
    row.parentElement?.tagName === 'THEAD' ||
    cells.every((each) => each.tagName === 'TH') ||
    (cells.length > 2 &&
      cells.every((each) => {
        const inside = near.filter((line) => each.contains(line.block));
        return inside.length === 1 && inside.every((line) => labelsIn(line) === 1);
      }));
  if (!isHeading) return null;
  const rows = alike([...table.rows].slice(row.rowIndex + 1), cells.length);
  if (rows.length > 0) return { heading: row, rows, at: cells.indexOf(cell) };
  return below(row, table, cells.length, cells.indexOf(cell));
}

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

function alike(rows: readonly Element[], cells: number): Element[] {
  return rows.filter((row) => row.children.length === cells).slice(0, MOST_ROWS);
}

/** The lines of a row, looked for from a line on; lines stand in the page's order. */
export function linesOf(row: Element, lines: readonly Line[], from: number): Line[] {
  const start = lines.findIndex((line, index) => index >= from && row.contains(line.block));
  if (start < 0) return [];
  let end = start + 1;
  while (end < lines.length && row.contains(lines[end]?.block ?? null)) end += 1;
  return lines.slice(start, end);
}

/** The words of one cell; null for an empty one. `inside` are the lines of its row. */
export function cellWords(row: Element, at: number, inside: readonly Line[]): Words | null {
  const cell = row.children[at];
  const lines = cell === undefined ? [] : inside.filter((line) => cell.contains(line.block));
  const [first] = lines;
  if (first === undefined) return null;
  return {
    text: lines.map((line) => line.text).join(' '),
    runs: lines.flatMap((line) => line.runs),
    line: first,
  };
}
