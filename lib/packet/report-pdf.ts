import type { GlyphRasterizer } from '../model/glyph-raster';
import { both, same, type Both } from './both';
import { lineHeight, PdfBook, TEXT_HEIGHT, TEXT_WIDTH } from './pdf/pdf-book';
import { textWidth, type Color, type Line, type Span } from './pdf/typeset';
import { placeLabels } from './place-labels';
import type { Fact, Report, ReportCapture, ReportPicture, ReportPurchase } from './report';

const INK: Color = [0.11, 0.145, 0.15];
const SOFT: Color = [0.34, 0.39, 0.4];
const LINE: Color = [0.82, 0.86, 0.86];
const TINT: Color = [0.95, 0.97, 0.965];
const ACCENT: Color = [0.043, 0.365, 0.341];
const AMBER: Color = [0.54, 0.325, 0];
const BOX: Color = [0.76, 0.094, 0.357];
const WHITE: Color = [1, 1, 1];

const SIZE = 9;
const SMALL = 7.5;
/** A SHA-256 in Courier fits beside a label. */
const CODE = 8.5;
const LABEL_WIDTH = 150;
const PAD = 4;

/** `data/report.pdf`: the same report on A4, with searchable text in whatever characters it needs. */
export async function reportPdf(
  report: Report,
  rasterize: GlyphRasterizer,
  facts: { newestAt: number; software: string; throwIfCancelled: () => void },
): Promise<Blob> {
  const book = new PdfBook(rasterize);
  writeHead(book, report);
  writeSummary(book, report);
  for (const [index, purchase] of report.purchases.entries()) {
    writePurchase(book, purchase, index + 1);
    for (const capture of purchase.captures) {
      facts.throwIfCancelled();
      writeCapture(book, capture);
    }
  }
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

function writeSummary(book: PdfBook, { purchases, totals }: Report): void {
  heading(book, both('report.summary'));
  const heads = [
    same('#'),
    both('report.columns.platform'),
    both('field.product'),
    both('field.amount'),
    both('field.channel'),
    both('field.paidAt'),
    both('report.columns.status'),
  ];
  book.fill(0, book.y, TEXT_WIDTH, 1.2, ACCENT);
  book.y += 1.2;
  row(
    book,
    heads.map((head) => stacked(head, { size: SMALL, style: 'bold' })),
  );
  rule(book, ACCENT);
  for (const [index, { purchase, product, platform, amount, status, isComplete }] of purchases.entries()) {
    row(book, [
      [[span(String(index + 1), { style: 'bold' })]],
      stacked(platform),
      orNone(product),
      orNone(amount, { style: 'bold' }),
      orNone(purchase.channel),
      orNone(purchase.paidAt && purchase.paidAt.replace('T', ' ')),
      stacked(status, { color: isComplete ? ACCENT : AMBER }),
    ]);
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
      [20, 84, 106, TEXT_WIDTH - 210],
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
  for (let at = 0; at < captures.length; at += STRIP.count)
    writeStrip(book, captures.slice(at, at + STRIP.count));
}

/** The timeline's pictures beside each other, in points. */
const STRIP = { count: 3, gap: 14, width: (TEXT_WIDTH - 2 * 14) / 3, height: 96 } as const;

function writeStrip(book: PdfBook, captures: readonly ReportCapture[]): void {
  book.need(STRIP.height + 46);
  const top = book.y;
  captures.forEach(({ stage, time, method, pictures: [picture] }, index) => {
    const x = index * (STRIP.width + STRIP.gap);
    book.y = top;
    book.fill(x, top, STRIP.width, 1.5, ACCENT);
    book.y += 3;
    book.lines(book.typeset(inline(stage, { style: 'bold' }), STRIP.width).slice(0, 1), x);
    book.lines(book.typeset([span(time, { size: SMALL, color: SOFT })], STRIP.width).slice(0, 1), x);
    book.y += 2;
    if (picture === undefined) {
      book.fill(x, book.y, STRIP.width, STRIP.height, TINT);
      book.lines(
        book.typeset(inline(method, { size: SMALL, color: SOFT }), STRIP.width - 12).slice(0, 2),
        x + 6,
      );
    } else {
      book.image(picture.copy, x, book.y, STRIP.width, STRIP.height);
      book.stroke(x, book.y, STRIP.width, STRIP.height, LINE, 0.6);
    }
  });
  book.y = top + STRIP.height + 46;
}

function writeCapture(book: PdfBook, capture: ReportCapture): void {
  const { stage, time, facts, pictures, fields, missing, folder, files } = capture;
  book.y += 12;
  const height = pictures.reduce((sum, picture) => sum + pictureSize(picture).height + 50, 0);
  // A capture begins a page where it would not fit on this one.
  book.need(Math.min(TEXT_HEIGHT, 200 + height + fields.length * 20 + files.length * 11));
  rule(book, ACCENT);
  book.y += 5;
  const [name] = book.typeset(inline(stage, { size: 12, style: 'bold' }), TEXT_WIDTH);
  const [when] = book.typeset([span(time, { style: 'code', size: SMALL + 0.5, color: SOFT })], TEXT_WIDTH);
  if (name !== undefined && when !== undefined) {
    book.line(when, TEXT_WIDTH - when.width, book.y + 3);
    book.lines([name]);
  }
  book.y += 4;
  factTable(book, facts);
  for (const picture of pictures) writePicture(book, picture);

  heading(book, both('report.fields'), 10);
  if (fields.length === 0) paragraph(book, inline(both('report.noFields'), { color: SOFT }));
  factTable(
    book,
    fields.map(({ label, value, origin }) => ({ label, value: same(value), more: origin })),
  );
  if (missing !== null) {
    book.y += 3;
    paragraph(book, [
      ...inline(both('report.missingHere'), { color: AMBER }),
      span('：', { color: AMBER }),
      ...inline(missing, { color: AMBER }),
    ]);
  }
  heading(book, both('report.files'), 10);
  paragraph(
    book,
    [
      ...inline(both('report.folder'), { size: SMALL, color: SOFT }),
      span(`  ${folder}`, { style: 'code', size: SMALL }),
    ],
    2,
  );
  for (const { name, bytes, sha256 } of files) {
    const [left] = book.typeset(
      [span(name, { style: 'code', size: SMALL }), span(`  ${bytes} B`, { size: SMALL, color: SOFT })],
      TEXT_WIDTH,
    );
    const [right] = book.typeset([span(sha256, { style: 'code', size: SMALL })], TEXT_WIDTH);
    if (left === undefined || right === undefined) continue;
    book.need(lineHeight(right));
    book.line(left, 0, book.y);
    book.line(right, TEXT_WIDTH - right.width, book.y);
    book.y += lineHeight(right);
  }
}

/** As wide as the text, and never higher than most of a page. */
function pictureSize({ width, height }: ReportPicture): { width: number; height: number; scale: number } {
  const scale = Math.min(TEXT_WIDTH / width, (TEXT_HEIGHT - 60) / height);
  return { width: width * scale, height: height * scale, scale };
}

function writePicture(book: PdfBook, picture: ReportPicture): void {
  const { width, height, scale } = pictureSize(picture);
  book.y += 6;
  book.need(height + 40);
  const top = book.y;
  book.image(picture.copy, 0, top, width, height);
  book.stroke(0, top, width, height, LINE, 0.6);
  const label = (text: string) => span(text, { size: SMALL, style: 'bold', color: WHITE });
  const marks = picture.marks.map((mark) => ({
    label: mark.label,
    box: {
      x: mark.box.x * scale,
      y: mark.box.y * scale,
      width: mark.box.width * scale,
      height: mark.box.height * scale,
    },
  }));
  const placed = placeLabels(marks, { width, height }, (text) => ({
    width: textWidth(label(text), book.fonts) + 6,
    height: SMALL * 1.5,
  }));
  for (const mark of placed) {
    book.stroke(mark.box.x, top + mark.box.y, mark.box.width, mark.box.height, BOX, 1.2);
    book.fill(mark.label.x, top + mark.label.y, mark.label.width, mark.label.height, BOX);
    const [line] = book.typeset([label(mark.text)], TEXT_WIDTH);
    if (line !== undefined) book.line(line, mark.label.x + 3, top + mark.label.y);
  }
  book.y = top + height + 4;
  const caption = [
    ...inline(both('report.original'), { size: SMALL }),
    span(`  ${picture.path}`, { style: 'code', size: SMALL }),
  ];
  paragraph(book, caption);
  paragraph(book, [
    span('SHA-256  ', { size: SMALL, color: SOFT }),
    span(picture.sha256, { style: 'code', size: SMALL }),
  ]);
  paragraph(book, inline(both('report.copy'), { size: SMALL, color: SOFT }), 2);
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

type DetailedFact = Fact & { more?: Both };

/** Label beside value, a rule under each; a row is kept together, unless it is longer than a page could hold well. */
function factTable(book: PdfBook, facts: readonly DetailedFact[]): void {
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
function row(book: PdfBook, cells: readonly Span[][][], widths: readonly number[] = COLUMNS): void {
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

function rule(book: PdfBook, color: Color): void {
  book.fill(0, book.y, TEXT_WIDTH, 0.6, color);
  book.y += 0.6;
}

function heading(book: PdfBook, text: Both, size = 12): void {
  book.y += size * 0.9;
  book.need(size * 4);
  paragraph(book, inline(text, { size, style: 'bold' }), 3);
}

function paragraph(book: PdfBook, spans: readonly Span[], after = 0): void {
  book.lines(book.typeset(spans, TEXT_WIDTH));
  book.y += after;
}

function span(text: string, look: Partial<Omit<Span, 'text'>> = {}): Span {
  return { text, size: SIZE, style: 'regular', color: INK, ...look };
}

/** Chinese, then English smaller beside it. */
function inline({ zh, en }: Both, look: Partial<Omit<Span, 'text'>> = {}): Span[] {
  const first = span(zh, look);
  if (zh === en) return [first];
  return [
    first,
    span(' ', look),
    span(en, { ...look, style: 'regular', size: first.size * 0.86, color: look.color ?? SOFT }),
  ];
}

/** Chinese, with English below it. */
function stacked({ zh, en }: Both, look: Partial<Omit<Span, 'text'>> = {}): Span[][] {
  const first = span(zh, look);
  if (zh === en) return [[first]];
  return [
    [first],
    [span(en, { ...look, style: 'regular', size: Math.min(first.size, SMALL), color: look.color ?? SOFT })],
  ];
}

function orNone(value: string | null, look: Partial<Omit<Span, 'text'>> = {}): Span[][] {
  return value === null
    ? stacked(both('report.none'), { ...look, style: 'regular', color: SOFT })
    : [[span(value, look)]];
}
