/** One row of a table, as CSV or a spreadsheet holds it. */
export interface TableRow {
  /** Where it begins, as a text editor or a spreadsheet program counts, from 1. */
  line: number;
  /** Without the blanks around them. */
  cells: string[];
}

/** Both providers end numbers with a tab, so that spreadsheets take them for text. */
export function trimCell(cell: string): string {
  return cell.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');
}
