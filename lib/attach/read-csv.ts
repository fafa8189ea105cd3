import { trimCell, type TableRow } from './table-row';

/**
 * Reads comma-separated values. Written by hand because strict readers refuse what WeChat exported in 2025: a tab between a
 * closing quote and its comma. Whatever stands there is kept with the cell; spaces and tabs around a cell are no part of it.
 */
export function readCsv(text: string): TableRow[] {
  const records: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isInside = false;
  let line = 1;
  let first = 1;
  const endCell = () => {
    cells.push(isQuoted ? cell : cell.trim());
    cell = '';
    isQuoted = false;
  };
  const endRecord = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') records.push({ line: first, cells: cells.map(trimCell) });
    cells = [];
    first = line;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line += 1;
    if (isInside) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isInside = false;
    } else if (character === '"' && cell.trim() === '' && !isQuoted) {
      cell = '';
      isQuoted = true;
      isInside = true;
    } else if (character === ',') endCell();
    else if (character === '\n') endRecord();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || isQuoted || cells.length > 0) endRecord();
  return records;
}
