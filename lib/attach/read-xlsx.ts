import { isDateFormat, numberText, serialText } from './cell-values';
import { SpreadsheetError } from './spreadsheet-error';
import { openSpreadsheet, type SpreadsheetParts } from './spreadsheet-parts';
import { trimCell, type TableRow } from './table-row';

/** Of a bill: eleven to sixteen. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 110_000;
const MOST_STRINGS = 1_000_000;
const MOST_SHEETS = 20;
/** Characters of one cell, as spreadsheet programs have it. */
const LONGEST_CELL = 32_767;

/** What cells refer to. */
interface Book {
  /** Paths of the sheets' parts, in the order of their tabs. */
  sheets: string[];
  strings: string[];
  /** By the number of a cell's style. */
  isDate: boolean[];
  /** Days are counted from 1904 instead of 1900, as old books of a Mac do. */
  is1904: boolean;
}

/**
 * The sheets of a spreadsheet (.xlsx) as the texts of their cells. A formula is never evaluated: its cell says what the program
 * that saved the file had written there. Dates come as `2026-11-21 10:25:03`. @throws {SpreadsheetError}
 */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<TableRow[][]> {
  const parts = await openSpreadsheet(bytes);
  const book = await readBook(parts);
  const sheets: TableRow[][] = [];
  for (const path of book.sheets.slice(0, MOST_SHEETS)) sheets.push(await readSheet(path, book, parts));
  return sheets;
}

async function readBook(parts: SpreadsheetParts): Promise<Book> {
  const [path] = [...(await relations('', parts)).values()].flatMap(({ type, target }) =>
    type === 'officeDocument' ? [target] : [],
  );
  if (path === undefined) throw new SpreadsheetError('unreadable');
  const related = await relations(path, parts);
  const pathOf = (wanted: string) => [...related.values()].find(({ type }) => type === wanted)?.target ?? '';
  const ids: string[] = [];
  let isBook = false;
  let is1904 = false;
  await parts.read(path, {
    open(name, attributes) {
      if (name === 'workbook') isBook = true;
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') ids.push(attributes[Object.keys(attributes).find(isRelationId) ?? ''] ?? '');
    },
  });
  // A text document or slides have the same container.
  if (!isBook) throw new SpreadsheetError('wrong-type');
  return {
    sheets: ids.flatMap((id) => related.get(id)?.target ?? []),
    strings: await readStrings(pathOf('sharedStrings'), parts),
    isDate: await readStyles(pathOf('styles'), parts),
    is1904,
  };
}

const isRelationId = (attribute: string) => attribute.endsWith(':id');

/** What a part refers to, by the reference's id; the type is the last word of its address, alike in both versions of the standard. */
async function relations(
  path: string,
  parts: SpreadsheetParts,
): Promise<Map<string, { type: string; target: string }>> {
  const at = path.lastIndexOf('/') + 1;
  const found = new Map<string, { type: string; target: string }>();
  await parts.read(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      // Files elsewhere are nothing of ours.
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : `${path.slice(0, at)}${Target}`;
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}

async function readStrings(path: string, parts: SpreadsheetParts): Promise<string[]> {
  const strings: string[] = [];
  const words = wordsReader();
  await parts.read(path, {
    open(name) {
      if (name === 'si') words.begin();
      words.open(name);
    },
    text: words.text,
    close(name) {
      words.close(name);
      if (name !== 'si') return;
      if (strings.length >= MOST_STRINGS) throw new SpreadsheetError('too-large');
      strings.push(words.written());
    },
  });
  return strings;
}

async function readStyles(path: string, parts: SpreadsheetParts): Promise<boolean[]> {
  const formats = new Map<string, string>();
  const isDate: boolean[] = [];
  let isOfCells = false;
  await parts.read(path, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') formats.set(numFmtId, formatCode);
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) isDate.push(isDateFormat(Number(numFmtId), formats.get(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return isDate;
}

async function readSheet(path: string, book: Book, parts: SpreadsheetParts): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const words = wordsReader();
  let line = 0;
  let column = -1;
  let cells: string[] = [];
  let cell = { type: '', style: 0 };
  await parts.read(path, {
    open(name, attributes) {
      if (name === 'row') {
        // A row may be left out, and then the next one says its number.
        line = Number(attributes['r']) || line + 1;
        column = -1;
        cells = [];
      }
      if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
        words.begin();
      }
      words.open(name);
    },
    text: words.text,
    close(name) {
      words.close(name);
      if (name === 'c' && column < MOST_COLUMNS) {
        while (cells.length < column) cells.push('');
        cells[column] = trimCell(textOf(words.written(), cell, book));
      }
      if (name === 'row' && cells.some((text) => text !== '')) {
        if (rows.length >= MOST_ROWS) throw new SpreadsheetError('too-large');
        rows.push({ line, cells });
      }
    },
  });
  return rows;
}

/** `B7` → 1. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(value: string, { type, style }: { type: string; style: number }, book: Book): string {
  switch (type) {
    case 's':
      return book.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace('T', ' ').replace(/(?:\.\d+)?Z?$/, '');
    case 'n':
      return book.isDate[style] === true ? serialText(value, book.is1904) : numberText(value);
    default:
      return value;
  }
}

/** Collects what a cell or a shared string says: its `v` and `t`, without formulas and without how it is pronounced. */
function wordsReader() {
  let words = '';
  let isWord = false;
  let aside = 0;
  return {
    begin: () => (words = ''),
    open(name: string) {
      if (name === 'rPh') aside += 1;
      if (name === 'v' || name === 't') isWord = aside === 0;
    },
    text(text: string) {
      if (isWord && words.length < LONGEST_CELL) words += text.slice(0, LONGEST_CELL - words.length);
    },
    close(name: string) {
      if (name === 'rPh') aside -= 1;
      if (name === 'v' || name === 't') isWord = false;
    },
    /** With `_x0009_` for a tab: how characters are written that XML does not have (ECMA-376-1, 22.9.2.19). */
    written: () =>
      words.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  };
}
