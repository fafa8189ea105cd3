import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeZip } from '../check/write-zip';

/** A cell as a writer puts it: a text, a number, a moment (days since 1900, formatted as such), or what a formula came to. */
export type SheetCell = string | number | { days: number } | { formula: string; value: string };

export interface XlsxStyle {
  /** Texts stand in the cells themselves instead of in one list. */
  isInline?: boolean;
  /** Cells and rows do not say where they are, and prefixes are written out, as other writers do. */
  isBare?: boolean;
  /** Numbers of rows that are left out, so that the next ones say theirs. */
  skipped?: readonly number[];
  /** More files in the zip, or others in place of ours. */
  parts?: Readonly<Record<string, string | Uint8Array>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The second style: `yyyy-mm-dd hh:mm:ss`. */
const DAYS = 1;

/** Writes rows as one sheet of an .xlsx file, by ECMA-376: what the reader of the product is held against. */
export async function writeXlsx(
  rows: readonly (readonly SheetCell[])[],
  style: XlsxStyle = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { isInline = false, isBare = false, skipped = [], parts = {} } = style;
  const strings: string[] = [];
  const x = isBare ? 'x:' : '';
  const cellOf = (cell: SheetCell, column: number, line: number): string => {
    const at = isBare ? '' : ` r="${letters(column)}${line}"`;
    if (typeof cell === 'number') return `<${x}c${at}><${x}v>${cell}</${x}v></${x}c>`;
    if (typeof cell === 'object' && 'days' in cell)
      return `<${x}c${at} s="${DAYS}"><${x}v>${cell.days}</${x}v></${x}c>`;
    if (typeof cell === 'object')
      return `<${x}c${at} t="str"><${x}f>${escaped(cell.formula)}</${x}f><${x}v>${escaped(cell.value)}</${x}v></${x}c>`;
    const words = `<${x}t xml:space="preserve">${escaped(cell)}</${x}t>`;
    if (isInline) return `<${x}c${at} t="inlineStr"><${x}is>${words}</${x}is></${x}c>`;
    strings.push(words);
    return `<${x}c${at} t="s"><${x}v>${strings.length - 1}</${x}v></${x}c>`;
  };
  let line = 0;
  const lines = rows.map((cells) => {
    do line += 1;
    while (skipped.includes(line));
    const own = cells.map((cell, column) => cellOf(cell, column, line)).join('');
    return `<${x}row${isBare ? '' : ` r="${line}"`}>${own}</${x}row>`;
  });
  const xmlns = isBare ? `xmlns:x="${MAIN}"` : `xmlns="${MAIN}"`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const related = (inner: string) => `<Relationships xmlns="${RELATIONS}">${inner}</Relationships>`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': related(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<${x}workbook ${xmlns} xmlns:r="${OFFICE}"><${x}sheets><${x}sheet name="Sheet1" sheetId="1" r:id="rId1"/></${x}sheets></${x}workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      relation(1, 'worksheet', isBare ? '/xl/worksheets/sheet1.xml' : 'worksheets/sheet1.xml') +
        relation(2, 'sharedStrings', 'sharedStrings.xml') +
        relation(3, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<${x}styleSheet ${xmlns}><${x}numFmts><${x}numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></${x}numFmts><${x}cellStyleXfs><${x}xf numFmtId="14"/></${x}cellStyleXfs><${x}cellXfs><${x}xf numFmtId="0"/><${x}xf numFmtId="164"/></${x}cellXfs></${x}styleSheet>`,
    'xl/worksheets/sheet1.xml': `<${x}worksheet ${xmlns}><${x}sheetData>${lines.join('')}</${x}sheetData></${x}worksheet>`,
    'xl/sharedStrings.xml': `<${x}sst ${xmlns}>${strings.map((words) => `<${x}si>${words}</${x}si>`).join('')}</${x}sst>`,
    ...parts,
  };
  return zipOf(
    Object.fromEntries(
      Object.entries(files).map(([name, part]) => [
        name,
        typeof part === 'string' ? `<?xml version="1.0" encoding="UTF-8"?>\n${part}` : part,
      ]),
    ),
  );
}

/** A deflated zip of these files, written by other code than that which reads it; locked where a password is given. */
export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  password?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (password !== undefined) return lockedZipOf(files, password);
  const entries = Object.entries(files).map(([name, file]) => {
    const bytes = Buffer.from(file as string);
    const content = deflateRawSync(bytes);
    return { name, content, method: 8, crc: crc32(bytes), size: bytes.length };
  });
  return new Uint8Array(writeZip(entries));
}

async function lockedZipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password });
  for (const [name, file] of Object.entries(files))
    await writer.add(name, typeof file === 'string' ? new TextReader(file) : new Uint8ArrayReader(file));
  return new Uint8Array(await writer.close());
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  return `${column < 26 ? '' : letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** XML's own signs, and what XML cannot hold as `_x0009_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\n\t])[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
