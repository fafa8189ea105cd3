import type { PictureCopy } from '../model/picture-copy';
import { LINE } from './pdf/blocks';
import { TEXT_HEIGHT, TEXT_WIDTH, type PdfBook } from './pdf/pdf-book';

/** Points for one CSS px, so that a page's small print (12 px) is 5 points high on paper. */
const LEAST_SCALE = 5 / 12;
const GAP = 12;
/** Of a strip, in points: a line of text that is cut by the end of one stands whole at the beginning of the next. */
const OVERLAP = 16;
/** What is little smaller than it should be is not worth a second page. */
const TOLERANCE = 0.9;

/** How a picture is put on paper: whole on one page, or in strips one after the other in columns. */
interface Layout {
  /** Points that the picture is wide. */
  width: number;
  columns: number;
  strips: number;
}

function layoutOf({ width, height, cssWidth = width }: PictureCopy): Layout {
  const whole = Math.min(TEXT_WIDTH, (TEXT_HEIGHT * width) / height);
  const least = Math.min(TEXT_WIDTH, cssWidth * LEAST_SCALE);
  if (whole >= least * TOLERANCE) return { width: whole, columns: 1, strips: 1 };
  const half = (TEXT_WIDTH - GAP) / 2;
  const columns = least <= half ? 2 : 1;
  const drawn = columns === 2 ? half : TEXT_WIDTH;
  const rest = (drawn * height) / width - TEXT_HEIGHT;
  return { width: drawn, columns, strips: 1 + Math.max(0, Math.ceil(rest / (TEXT_HEIGHT - OVERLAP))) };
}

/** Pages that a picture takes: a screenshot of a long chat would be a line on one. */
export function pagesOf(picture: PictureCopy): number {
  const { columns, strips } = layoutOf(picture);
  return Math.ceil(strips / columns);
}

/** Writes a picture on pages of its own, so that its text can be read on paper. */
export function writePicturePages(book: PdfBook, picture: PictureCopy): void {
  const { width, columns, strips } = layoutOf(picture);
  const whole = (width * picture.height) / picture.width;
  for (let strip = 0; strip < strips; strip++) {
    const column = strip % columns;
    if (column === 0) book.turnPage();
    const from = strip * (TEXT_HEIGHT - OVERLAP);
    const [x, height] = [column * (width + GAP), Math.min(TEXT_HEIGHT, whole - from)];
    book.image(picture, x, 0, width, height, from);
    book.stroke(x, 0, width, height, LINE, 0.6);
    book.y = Math.max(book.y, height);
  }
}
