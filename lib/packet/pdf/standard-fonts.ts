import { num } from './pdf-file';

/** Three of the fonts that every PDF reader has; their names are those of the page resources. */
export type StandardFont = 'F1' | 'F2' | 'F3';

const BASE_FONTS: Readonly<Record<StandardFont, string>> = {
  F1: 'Helvetica',
  F2: 'Helvetica-Bold',
  F3: 'Courier',
};
export const STANDARD_FONTS: readonly StandardFont[] = ['F1', 'F2', 'F3'];

/** Codes of WinAnsiEncoding that we use. */
const FIRST_CODE = 0x20;
const LAST_CODE = 0xb7;

/** Widths of U+0020 to U+007E in thousandths of an em, from Adobe's font metrics. */
const ASCII_WIDTHS: Readonly<Record<'F1' | 'F2', readonly number[]>> = {
  F1: numbers(
    '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
  ),
  F2: numbers(
    '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
  ),
};

/** Punctuation of Latin text beyond ASCII: its WinAnsi code, and its width in Helvetica and Helvetica-Bold. */
const PUNCTUATION: Readonly<Record<string, readonly [code: number, regular: number, bold: number]>> = {
  '‘': [0x91, 222, 278],
  '’': [0x92, 222, 278],
  '“': [0x93, 333, 500],
  '”': [0x94, 333, 500],
  '–': [0x96, 556, 556],
  '—': [0x97, 1000, 1000],
  '·': [0xb7, 278, 278],
};

/** A character in a standard font; `code` is two hex digits, `advance` in em. */
interface StandardGlyph {
  font: string;
  code: string;
  advance: number;
}

/** Looked up for every letter of a report: made once. */
const GLYPHS: Readonly<Record<StandardFont, ReadonlyMap<string, StandardGlyph>>> = {
  F1: glyphsOf('F1'),
  F2: glyphsOf('F2'),
  F3: glyphsOf('F3'),
};

/** The character in a standard font, or undefined where it is not in it. */
export function standardGlyph(cluster: string, font: StandardFont): StandardGlyph | undefined {
  return GLYPHS[font].get(cluster);
}

export function isLatinPunctuation(cluster: string): boolean {
  return Object.hasOwn(PUNCTUATION, cluster);
}

/**
 * The font's dictionary. It names its widths, which a reader must know anyway: where the font is not there, such as in
 * Chromium on Linux, another one is then set to the same measure instead of overrunning the line.
 */
export function standardFont(font: StandardFont): string {
  const widths = Array.from({ length: LAST_CODE - FIRST_CODE + 1 }, (_, index) =>
    widthOf(font, FIRST_CODE + index),
  );
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${BASE_FONTS[font]} /Encoding /WinAnsiEncoding
/FirstChar ${FIRST_CODE} /LastChar ${LAST_CODE} /Widths [${widths.join(' ')}] >>`;
}

function widthOf(font: StandardFont, code: number): number {
  if (font === 'F3') return 600;
  const punctuation = Object.values(PUNCTUATION).find(([own]) => own === code);
  const [, regular = 0, bold = 0] = punctuation ?? [];
  return ASCII_WIDTHS[font][code - FIRST_CODE] ?? (font === 'F1' ? regular : bold);
}

/** `/F1 9 Tf`. */
export function useFont(font: string, size: number): string {
  return `/${font} ${num(size)} Tf`;
}

function numbers(text: string): number[] {
  return text.split(' ').map(Number);
}

function glyphsOf(font: StandardFont): Map<string, StandardGlyph> {
  const ascii = ASCII_WIDTHS.F1.map((_, index) => FIRST_CODE + index);
  const codes = [
    ...ascii.map((code) => [String.fromCharCode(code), code] as const),
    ...Object.entries(PUNCTUATION).map(([cluster, [code]]) => [cluster, code] as const),
  ];
  return new Map(
    codes.map(([cluster, code]) => [
      cluster,
      { font, code: code.toString(16).padStart(2, '0'), advance: widthOf(font, code) / 1000 },
    ]),
  );
}
