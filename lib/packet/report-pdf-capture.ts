import { both, same } from './both';
import {
  ACCENT,
  AMBER,
  BOX,
  factTable,
  heading,
  inline,
  LINE,
  paragraph,
  rule,
  SMALL,
  SOFT,
  span,
  WHITE,
} from './pdf/blocks';
import { lineHeight, TEXT_HEIGHT, TEXT_WIDTH, type PdfBook } from './pdf/pdf-book';
import { textWidth } from './pdf/typeset';
import { placeLabels } from './place-labels';
import type { ReportCapture, ReportPicture } from './report';
import { captionOf } from './report-html-picture';

/** One capture: a page where it fits on one. */
export function writeCapture(book: PdfBook, capture: ReportCapture): void {
  const { stage, time, facts, pictures, fields, missing, folder, files } = capture;
  book.y += 12;
  const height = pictures.reduce((sum, picture) => sum + pictureSize(picture).height + 50, 0);
  // A capture begins a page where it would not fit on this one.
  book.need(Math.min(TEXT_HEIGHT, 200 + height + fields.length * 20 + files.length * 11));
  rule(book, ACCENT);
  book.y += 5;
  const [stageLine] = book.typeset(inline(stage, { size: 12, style: 'bold' }), TEXT_WIDTH);
  const [timeLine] = book.typeset(
    [span(time, { style: 'code', size: SMALL + 0.5, color: SOFT })],
    TEXT_WIDTH,
  );
  if (stageLine !== undefined && timeLine !== undefined) {
    book.line(timeLine, TEXT_WIDTH - timeLine.width, book.y + 3);
    book.lines([stageLine]);
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

/** A picture with its boxes, and what it is below it. */
export function writePicture(book: PdfBook, picture: ReportPicture): void {
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
    ...inline(captionOf(picture), { size: SMALL }),
    span(`  ${picture.path}`, { style: 'code', size: SMALL }),
  ];
  paragraph(book, caption);
  paragraph(book, [
    span('SHA-256  ', { size: SMALL, color: SOFT }),
    span(picture.sha256, { style: 'code', size: SMALL }),
  ]);
  paragraph(
    book,
    inline(both(picture.isMasked ? 'report.maskedCopy' : 'report.copy'), { size: SMALL, color: SOFT }),
    2,
  );
}
