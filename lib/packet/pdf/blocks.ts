import { both, type Both } from '../both';
import type { Fact } from '../report';
import { lineHeight, TEXT_WIDTH, type PdfBook } from './pdf-book';
import type { Color, Line, Span } from './typeset';

export const INK: Color = [0.11, 0.145, 0.15];
export const SOFT: Color = [0.34, 0.39, 0.4];
export const LINE: Color = [0.82, 0.86, 0.86];
export const TINT: Color = [0.95, 0.97, 0.965];
export const ACCENT: Color = [0.043, 0.365, 0.341];
export const AMBER: Color = [0.54, 0.325, 0];
export const BOX: Color = [0.76, 0.094, 0.357];
export const WHITE: Color = [1, 1, 1];

const SIZE = 9;
export const SMALL = 7.5;
/** A SHA-256 in Courier fits beside a label. */
const CODE = 8.5;
const LABEL_WIDTH = 150;
export const PAD = 4;

type DetailedFact = Fact & { more?: Both };

/** Label beside value, a rule under each; a row is kept together, unless it is longer than a page could hold well. */
export function factTable(book: PdfBook, facts: readonly DetailedFact[]): void {
  for (const { label, value, code, more } of facts) {
    const text =
      value === null
        ? inline(both('report.none'), { color: SOFT })
        : inline(value, code === true ? { style: 'code', size: CODE } : {});
    const details =
      more === undefined ? [] : [span('   ', { size: SMALL }), ...inline(more, { size: SMALL, color: SOFT })];
    const labels = book.typeset(inline(label), LABEL_WIDTH - 2 * PAD);
    const values = book.typeset([...text, ...details], TEXT_WIDTH - LABEL_WIDTH - 2 * PAD);
    pairedLines(book, labels, values);
  }
}

function pairedLines(book: PdfBook, labels: readonly Line[], values: readonly Line[]): void {
  const count = Math.max(labels.length, values.length);
  const heightOf = (index: number) =>
    Math.max(...[labels[index], values[index]].map((line) => (line === undefined ? 0 : lineHeight(line))));
  if (count <= 20)
    book.need(
      4 +
        Array.from({ length: count }, (_, index) => heightOf(index)).reduce((sum, height) => sum + height, 0),
    );
  for (let index = 0; index < count; index++) {
    const height = heightOf(index) + (index === 0 ? 2 : 0) + (index === count - 1 ? 2 : 0);
    book.need(height);
    const [label, value] = [labels[index], values[index]];
    // Not quite to the rule above, which it would blur.
    const inset = index === 0 ? 0.3 : 0;
    book.fill(0, book.y + inset, LABEL_WIDTH, height - inset, TINT);
    const top = book.y + (index === 0 ? 2 : 0);
    if (label !== undefined) book.line(label, PAD, top);
    if (value !== undefined) book.line(value, LABEL_WIDTH + PAD, top);
    book.y += height;
  }
  rule(book, LINE);
}

/** One row of cells; a cell is paragraphs of spans. */
export function row(book: PdfBook, cells: readonly Span[][][], widths: readonly number[]): void {
  const laid = cells.map((cell, index) =>
    cell.flatMap((spans) => book.typeset(spans, (widths[index] ?? 0) - 2 * PAD)),
  );
  const height = Math.max(...laid.map((lines) => lines.reduce((sum, line) => sum + lineHeight(line), 0)));
  book.need(height + 20);
  let x = 0;
  laid.forEach((lines, index) => {
    let y = book.y + 2;
    for (const line of lines) {
      book.line(line, x + PAD, y);
      y += lineHeight(line);
    }
    x += widths[index] ?? 0;
  });
  book.y += height + 4;
}

/** A thin line across. */
export function rule(book: PdfBook, color: Color): void {
  book.fill(0, book.y, TEXT_WIDTH, 0.6, color);
  book.y += 0.6;
}

/** Keeps with what follows it. */
export function heading(book: PdfBook, text: Both, size = 12): void {
  book.y += size * 0.9;
  book.need(size * 4);
  paragraph(book, inline(text, { size, style: 'bold' }), 3);
}

/** Text across the page. */
export function paragraph(book: PdfBook, spans: readonly Span[], after = 0): void {
  book.lines(book.typeset(spans, TEXT_WIDTH));
  book.y += after;
}

/** Text in the look of the body, or another. */
export function span(text: string, look: Partial<Omit<Span, 'text'>> = {}): Span {
  return { text, size: SIZE, style: 'regular', color: INK, ...look };
}

/** Chinese, then English smaller beside it. */
export function inline({ zh, en }: Both, look: Partial<Omit<Span, 'text'>> = {}): Span[] {
  const first = span(zh, look);
  if (zh === en) return [first];
  return [
    first,
    span(' ', look),
    span(en, { ...look, style: 'regular', size: first.size * 0.86, color: look.color ?? SOFT }),
  ];
}

/** Chinese, with English below it. */
export function stacked({ zh, en }: Both, look: Partial<Omit<Span, 'text'>> = {}): Span[][] {
  const first = span(zh, look);
  if (zh === en) return [[first]];
  return [
    [first],
    [span(en, { ...look, style: 'regular', size: Math.min(first.size, SMALL), color: look.color ?? SOFT })],
  ];
}

/** What a page did not show is said to be not recorded. */
export function orNone(value: string | null, look: Partial<Omit<Span, 'text'>> = {}): Span[][] {
  return value === null
    ? stacked(both('report.none'), { ...look, style: 'regular', color: SOFT })
    : [[span(value, look)]];
}
