import { both, same } from './both';
import {
  ACCENT,
  AMBER,
  factTable,
  heading,
  inline,
  LINE,
  orNone,
  PAD,
  paragraph,
  row,
  rule,
  SMALL,
  SOFT,
  span,
  stacked,
  TINT,
} from './pdf/blocks';
import type { GlyphOutliner } from './pdf/glyph-outlines';
import { lineHeight, PdfBook, TEXT_WIDTH } from './pdf/pdf-book';
import type { Report, ReportCapture, ReportPurchase } from './report';
import { writeCapture, writePicture } from './report-pdf-capture';
import { writeTable } from './report-pdf-table';
import { SUMMARY_HEADS } from './report-words';

/** `data/report.pdf`: the same report on A4, with searchable text in whatever characters it needs. */
export async function reportPdf(
  report: Report,
  outline: GlyphOutliner,
  facts: { newestAt: number; software: string; throwIfCancelled: () => void },
): Promise<Blob> {
  const book = new PdfBook(outline);
  writeHead(book, report);
  writeSummary(book, report);
  for (const table of report.tables) writeTable(book, table);
  for (const [index, purchase] of report.purchases.entries()) {
    writePurchase(book, purchase, index + 1);
    for (const capture of purchase.captures) {
      facts.throwIfCancelled();
      writeCapture(book, capture);
    }
  }
  facts.throwIfCancelled();
  writeAttachments(book, report);
  writeNotes(book, report);
  return book.finish({
    title: `${report.title.zh} ${report.title.en}`,
    createdAt: facts.newestAt,
    producer: facts.software,
    footer: (page, pages) => [
      inline(report.title, { size: SMALL, color: SOFT }),
      inline(both('report.page', { page, pages }), { size: SMALL, color: SOFT }),
    ],
  });
}

function writeHead(book: PdfBook, { title, intro, facts }: Report): void {
  book.bookmark(title.zh);
  paragraph(book, [span(title.zh, { size: 21, style: 'bold' })]);
  paragraph(book, [span(title.en, { size: 11, color: SOFT })], 6);
  book.fill(0, book.y, TEXT_WIDTH, 2, ACCENT);
  book.y += 10;
  paragraph(book, [span(intro.zh)], 3);
  paragraph(book, [span(intro.en, { size: SMALL + 0.5, color: SOFT })], 8);
  factTable(book, facts);
}

/** Columns of the summary in points; they add up to the text's width. */
const COLUMNS = [20, 84, 106, 66, 66, 64, TEXT_WIDTH - 406] as const;
const TOTAL_COLUMNS = [20, 84, 106, TEXT_WIDTH - 210] as const;

function writeSummary(book: PdfBook, { purchases, totals }: Report): void {
  heading(book, both('report.summary'));
  const heads = [same('#'), ...SUMMARY_HEADS];
  book.fill(0, book.y, TEXT_WIDTH, 1.2, ACCENT);
  book.y += 1.2;
  row(
    book,
    heads.map((head) => stacked(head, { size: SMALL, style: 'bold' })),
    COLUMNS,
  );
  rule(book, ACCENT);
  for (const [index, { purchase, product, platform, amount, status, isComplete }] of purchases.entries()) {
    row(
      book,
      [
        [[span(String(index + 1), { style: 'bold' })]],
        stacked(platform),
        orNone(product),
        orNone(amount, { style: 'bold' }),
        orNone(purchase.channel),
        orNone(purchase.paidAt && purchase.paidAt.replace('T', ' ')),
        stacked(status, { color: isComplete ? ACCENT : AMBER }),
      ],
      COLUMNS,
    );
    const numbers = [...inline(both('field.orderNo'), { size: SMALL, color: SOFT }), span(' ')];
    const account =
      purchase.account === null
        ? []
        : [
            span('   '),
            ...inline(both('field.account'), { size: SMALL, color: SOFT }),
            span(` ${purchase.account}`),
          ];
    const orderNo =
      purchase.orderNo === null ? (orNone(null)[0] ?? []) : [span(purchase.orderNo, { style: 'code' })];
    book.lines(
      book.typeset([...numbers, ...orderNo, ...account], TEXT_WIDTH - COLUMNS[0] - PAD),
      COLUMNS[0] + PAD,
    );
    book.y += 3;
    rule(book, LINE);
  }
  for (const total of totals) {
    row(
      book,
      [[], [inline(both('report.total'), { style: 'bold' })], [], [inline(total, { style: 'bold' })]],
      TOTAL_COLUMNS,
    );
    rule(book, ACCENT);
  }
}

function writePurchase(
  book: PdfBook,
  { platform, product, amount, facts, captures }: ReportPurchase,
  number: number,
): void {
  book.turnPage();
  const title = [platform.zh, product, amount].filter((part) => part !== null).join(' · ');
  book.bookmark(`${number} ${title}`);
  const lines = book.typeset([span(`${number}  ${title}`, { size: 14, style: 'bold' })], TEXT_WIDTH - 24);
  const height = lines.reduce((sum, line) => sum + lineHeight(line), 12);
  book.fill(0, book.y, TEXT_WIDTH, height, TINT);
  book.fill(0, book.y, 4, height, ACCENT);
  book.y += 6;
  book.lines(lines, 14);
  book.y += 14;
  factTable(book, facts);
  heading(book, both('report.timeline'));
  book.y += 2;
  // Two beside each other can be read; more than four would need another page.
  const count = captures.length <= 4 ? 2 : 3;
  for (let at = 0; at < captures.length; at += count) writeStrip(book, captures.slice(at, at + count), count);
}

/** Points between the timeline's pictures. */
const GAP = 14;

/** The timeline's pictures beside each other, each cut off at the same height. */
function writeStrip(book: PdfBook, captures: readonly ReportCapture[], count: number): void {
  const width = (TEXT_WIDTH - (count - 1) * GAP) / count;
  const height = width * 0.6;
  book.need(height + 46);
  const top = book.y;
  captures.forEach(({ stage, time, method, pictures: [picture] }, index) => {
    const x = index * (width + GAP);
    book.y = top;
    book.fill(x, top, width, 1.5, ACCENT);
    book.y += 3;
    book.lines(book.typeset(inline(stage, { style: 'bold' }), width).slice(0, 1), x);
    book.lines(book.typeset([span(time, { size: SMALL, color: SOFT })], width).slice(0, 1), x);
    book.y += 2;
    if (picture === undefined) {
      book.fill(x, book.y, width, height, TINT);
      book.lines(book.typeset(inline(method, { size: SMALL, color: SOFT }), width - 12).slice(0, 2), x + 6);
    } else {
      book.image(picture.copy, x, book.y, width, height);
      book.stroke(x, book.y, width, Math.min(height, (width * picture.height) / picture.width), LINE, 0.6);
    }
  });
  book.y = top + height + 46;
}

function writeAttachments(book: PdfBook, { attachments }: Report): void {
  if (attachments.length === 0) return;
  book.turnPage();
  book.bookmark(both('attached.title').zh);
  heading(book, both('attached.title'), 14);
  paragraph(book, inline(both('attached.about'), { color: SOFT }), 6);
  for (const { title, facts, picture } of attachments) {
    heading(book, title);
    factTable(book, facts);
    if (picture !== null) writePicture(book, picture);
  }
}

function writeNotes(book: PdfBook, { notes }: Report): void {
  book.turnPage();
  for (const { title, lines } of notes) {
    heading(book, title);
    book.bookmark(title.zh);
    for (const line of lines) {
      book.need(30);
      book.fill(2, book.y + 5, 3, 3, ACCENT);
      book.lines(book.typeset([span(line.zh)], TEXT_WIDTH - 12), 12);
      book.lines(book.typeset([span(line.en, { size: SMALL + 0.5, color: SOFT })], TEXT_WIDTH - 12), 12);
      book.y += 4;
    }
  }
}
