import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from './read-csv';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
/** Blanks around a cell are no part of it. */
const cell = fc.string().map((text) => text.replaceAll('\r', '').trim());

it('gives back any cells that were written, commas, quotes and line breaks in them too', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
      expect(readCsv(text).map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

it('ends, and never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', 'a') }), (text) => {
      expect(readCsv(text).every(({ cells }) => cells.length > 0)).toBe(true);
    }),
  );
});

it('keeps what a bill has between a closing quote and its comma out of the cell', () => {
  expect(readCsv('"4200001"\t,"￥30.00"\t,"支付成功"')).toEqual([
    { line: 1, cells: ['4200001', '￥30.00', '支付成功'] },
  ]);
});
