import { ACCENT, heading, inline, LINE, paragraph, row, rule, SMALL, SOFT, stacked } from './pdf/blocks';
import { TEXT_WIDTH, type PdfBook } from './pdf/pdf-book';
import type { ReportTable } from './report';

/** A table across the page. */
export function writeTable(book: PdfBook, { title, heads, widths: parts, rows, notes }: ReportTable): void {
  const all = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => (TEXT_WIDTH * part) / all);
  heading(book, title);
  row(
    book,
    heads.map((head) => stacked(head, { size: SMALL, style: 'bold' })),
    widths,
  );
  rule(book, ACCENT);
  for (const cells of rows) {
    row(
      book,
      cells.map((cell) => stacked(cell)),
      widths,
    );
    rule(book, LINE);
  }
  book.y += 4;
  for (const note of notes) paragraph(book, inline(note, { color: SOFT }), 2);
}
