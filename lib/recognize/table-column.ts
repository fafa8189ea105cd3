import type { Words } from './line-words';
import type { Line } from './page-lines';

/** More rows than this are a ledger, and nobody reads them. */
export const MOST_ROWS = 100;

/** A column of a table, or of a grid that looks like one. */
export interface TableColumn {
  /** The row of headings. */
  heading: Element;
  /** The rows below it with as many cells. */
  rows: readonly Element[];
  at: number;
}

/** Finds columns of what is no table, and of tables whose rows are wrapped apart from their heading. */
export interface WideColumns {
  gridColumn(label: Line, lines: readonly Line[], labelsIn: (line: Line) => number): TableColumn | null;
  below(heading: Element, from: Element, cells: number, at: number): TableColumn | null;
}

/**
 * The column that a label heads, or null where it heads none. `labelsIn` counts a line's labels: a row is a heading when it
 * stands in `thead`, has only `th`, or every cell is a label and the next row has as many cells.
 */
export function tableColumn(
  label: Line,
  lines: readonly Line[],
  labelsIn: (line: Line) => number,
  wide: WideColumns | undefined,
): TableColumn | null {
  const cell = label.block.closest('td, th') as HTMLTableCellElement | null;
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  const table = row?.closest('table');
  if (!cell || !row?.cells || !table) return wide?.gridColumn(label, lines, labelsIn) ?? null;
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
  return wide?.below(row, table, cells.length, cells.indexOf(cell)) ?? null;
}

/** The first rows with so many cells. */
export function alike(rows: readonly Element[], cells: number): Element[] {
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
