import type { Words } from './line-words';
import type { Line } from './page-lines';

/** Enough to see whether a table lists one order or several. */
const MOST_ROWS = 4;

/**
 * The first cells under a table's heading, or null where the label heads no column. `labelsIn` counts a line's labels: a row
 * is a heading when it stands in `thead`, has only `th`, or every cell is a label and the next row has as many cells.
 */
export function tableColumn(
  heading: Line,
  lines: readonly Line[],
  labelsIn: (line: Line) => number,
): Words[] | null {
  const cell = heading.block.closest('td, th') as HTMLTableCellElement | null;
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  const table = row?.closest('table');
  if (!cell || !row || !table || row.cells.length < 2) return null;
  const cells = [...row.cells];
  const near = lines.slice(Math.max(0, heading.index - cells.length * 2), heading.index + cells.length * 2);
  const isHeading =
    row.parentElement?.tagName === 'THEAD' ||
    cells.every((each) => each.tagName === 'TH') ||
    (cells.length > 2 &&
      cells.every((each) => near.some((line) => each.contains(line.block) && labelsIn(line) === 1)));
  if (!isHeading) return null;
  const below = [...table.rows]
    .slice(row.rowIndex + 1, row.rowIndex + 1 + MOST_ROWS)
    .filter((each) => each.cells.length === cells.length);
  if (below.length === 0) return null;

  const at = cells.indexOf(cell);
  return below.flatMap((each) => {
    const under = each.cells[at];
    const inside = under === undefined ? [] : lines.filter((line) => under.contains(line.block));
    const [first] = inside;
    if (first === undefined) return [];
    return [
      {
        text: inside.map((line) => line.text).join(' '),
        runs: inside.flatMap((line) => line.runs),
        line: first,
      },
    ];
  });
}
