import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../tests/samples/any-character';
import { writeXlsx, zipOf, type SheetCell } from '../../tests/samples/write-xlsx';
import { isDateFormat, numberText, serialText } from './cell-values';
import { readXlsx } from './read-xlsx';
import { MOST_UNPACKED } from './spreadsheet-parts';

const cellsOf = async (rows: SheetCell[][], style = {}) =>
  (await readXlsx(await writeXlsx(rows, style))).map((sheet) => sheet.map(({ cells }) => cells));
const problemOf = (bytes: Uint8Array<ArrayBuffer>) =>
  readXlsx(bytes).then(
    () => null,
    ({ problem }: { problem?: string }) => problem,
  );
const sheet = (inner: string) => ({
  parts: { 'xl/worksheets/sheet1.xml': `<worksheet>${inner}</worksheet>` },
});

describe('a spreadsheet', () => {
  // Blanks around a cell are no part of it, and an empty one is none.
  const text = fc
    .string({ unit: anyCharacter, maxLength: 12 })
    .map((words) => words.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '') || 'x');
  const style = fc.record({ isInline: fc.boolean(), isBare: fc.boolean() });

  it('gives back every cell that was written to it, by whatever kind of writer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1 }), { maxLength: 4 }),
        style,
        async (rows, how) => {
          expect(await cellsOf(rows, how)).toEqual([rows]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says in which line a row stands, where lines before it are left out, and which cells are empty', async () => {
    const bytes = await writeXlsx([['a'], ['', '', 'b']], { skipped: [2, 3] });
    expect(await readXlsx(bytes)).toEqual([
      [
        { line: 1, cells: ['a'] },
        { line: 4, cells: ['', '', 'b'] },
      ],
    ]);
  });

  it('shows numbers, moments, answers and faults as a spreadsheet program does', async () => {
    const rows =
      '<sheetData><row><c><v>9.9000000000000004</v></c><c s="1"><v>46347.460625</v></c><c t="b"><v>1</v></c>' +
      '<c t="e"><v>#N/A</v></c><c t="d"><v>2026-11-21T11:03:18Z</v></c><c><v>4200002618202611219</v></c>' +
      '<c t="inlineStr"><is><r><t>快</t></r><r><t>手</t></r><rPh><t>kuai</t></rPh></is></c></row></sheetData>';
    expect(await cellsOf([], sheet(rows))).toEqual([
      [['9.9', '2026-11-21 11:03:18', 'TRUE', '#N/A', '2026-11-21 11:03:18', '4200002618202611219', '快手']],
    ]);
  });

  it('evaluates no formula, follows no link and expands no entity', async () => {
    const [rows] = await cellsOf([[{ formula: 'WEBSERVICE("https://evil.example/")', value: '30.00' }]], {
      parts: {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" TargetMode="External" Target="https://evil.example/"/></Relationships>',
      },
    });
    expect(rows).toEqual([['30.00']]);
    const entity =
      '<!DOCTYPE x [<!ENTITY a "boom">]><sheetData><row><c t="str"><v>&a;&lt;b&gt;</v></c></row></sheetData>';
    expect(await cellsOf([], sheet(entity))).toEqual([[['&a;<b>']]]);
  });

  it.each([
    ['a zip of something else', 'archive', () => zipOf({ 'bill.csv': '交易时间' })],
    ['a zip with a password', 'archive', () => zipOf({ 'bill.xlsx': 'x' }, 'secret')],
    [
      'a text document',
      'wrong-type',
      () =>
        zipOf({
          '[Content_Types].xml': '<Types/>',
          '_rels/.rels':
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          'word/document.xml': '<document/>',
        }),
    ],
    [
      'a document of another office',
      'wrong-type',
      () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    ],
    ['a download that was cut off', 'unreadable', async () => (await writeXlsx([['a']])).slice(0, -300)],
    [
      'letters that are none',
      'unreadable',
      () => writeXlsx([], { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array([0x3c, 0xff, 0xfe]) } }),
    ],
    ['more than a thousand parts', 'too-large', () => writeXlsx([], { parts: numbered(1000) })],
    [
      'elements inside of elements without end',
      'too-large',
      () => writeXlsx([], sheet('<a>'.repeat(10_000))),
    ],
    [
      'a sheet that unpacks to hundreds of times its size',
      'too-large',
      () =>
        writeXlsx([], {
          // In a comment, over which the parser is quicker.
          parts: { 'xl/worksheets/sheet1.xml': Buffer.alloc(MOST_UNPACKED + 1, ' ').fill('<!--', 0, 4) },
        }),
    ],
    [
      'rows without number',
      'too-large',
      () => writeXlsx([], sheet('<row><c><v>1</v></c></row>'.repeat(110_001))),
    ],
  ])('that is %s is refused as %s', async (_, problem, make) => {
    expect(await problemOf(await make())).toBe(problem);
  });

  it('never fails in any other way, whatever its parts say', async () => {
    const piece = fc.constantFrom(
      ...['<row r="3">', '</row>', '<c r="ZZZ1" t="s">', '<c s="99">', '</c>', '<v>', '1e999', '-1', '</v>'],
      ...['<si>', '<is>', '<t>', '&#0;', '</t>', '<![CDATA[', ']]>', '_xD800_', '<row/>', '<c t="n"/>'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const [rows = []] = await readXlsx(await writeXlsx([], sheet(pieces.join(''))));
        expect(rows.every(({ cells }) => cells.length <= 64)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('values of cells', () => {
  it.each([
    [14, undefined, true],
    [22, undefined, true],
    [0, undefined, false],
    [49, undefined, false],
    [164, 'yyyy"年"m"月"d"日" h:mm', true],
    [165, '#,##0.00" USD"', false],
    [166, '0.00_);[Red]\\(0.00\\)', false],
    [167, 'General', false],
    [168, '@', false],
  ] as const)('of format %s, %s are days: %s', (id, code, isDate) => {
    expect(isDateFormat(id, code)).toBe(isDate);
  });

  it('come back as the second that was meant, however days are kept as a fraction', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const written = new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
        const days = String(second / 86_400 + 25_569);
        expect(serialText(days)).toBe(written.replace(/ 00:00:00$/, ''));
        expect(serialText(String(Number(days) - 1462), true)).toBe(serialText(days));
      }),
    );
  });

  it.each(['', 'abc', '-5', '0', '1e300', 'NaN', '99999999'])('leave %s as it is', (value) => {
    expect(serialText(value)).toBe(numberText(value));
    expect(numberText('12345678901234567890')).toBe('12345678901234567890');
  });
});

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`xl/media/${index}.xml`, '']));
}
