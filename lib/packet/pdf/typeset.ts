import { visibleText } from '../visible-text';
import type { Glyph, GlyphFonts } from './glyph-fonts';
import { num } from './pdf-file';
import { isLatinPunctuation, standardGlyph, useFont } from './standard-fonts';

/** Red, green and blue, 0 to 1. */
export type Color = readonly [number, number, number];

/** Text of one look; `code` has a fixed pitch. Sizes are in points. */
export interface Span {
  text: string;
  size: number;
  style: 'regular' | 'bold' | 'code';
  color: Color;
}

/** One line of text, ready to be drawn; `size` is that of its largest span. */
export interface Line {
  pieces: Piece[];
  width: number;
  size: number;
}

interface Piece {
  cluster: string;
  glyph: Glyph;
  span: Span;
}

/** Punctuation that must not begin a line, or end one. */
const NOT_FIRST = /^[，。、；：！？）】》」』”’…·%,.;:!?)\]}]/u;
const NOT_LAST = /^[（【《「『“‘([{￥¥$]/u;
const WIDE = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const SEPARATOR = /^[/?&=_.,;:-]$/;

const STANDARD = { regular: 'F1', bold: 'F2', code: 'F3' } as const;

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Breaks spans into lines of at most `width` points: between words, around Chinese characters, and inside what is longer than a line. */
export function typeset(spans: readonly Span[], width: number, fonts: GlyphFonts): Line[] {
  const pieces = spans.flatMap((span) => piecesOf(span, fonts));
  const lines: Line[] = [];
  let start = 0;
  while (start < pieces.length) {
    const end = lineEnd(pieces, start, width);
    lines.push(lineOf(pieces.slice(start, end)));
    start = end;
    while (pieces[start]?.cluster === ' ') start++;
  }
  return lines;
}

/** Points that a text takes in one line. */
export function textWidth(span: Span, fonts: GlyphFonts): number {
  return lineOf(piecesOf(span, fonts)).width;
}

/** Page operators that draw a line with its baseline's start at x, y. */
export function lineOperators(line: Line, x: number, y: number): string {
  const operators = [`BT ${num(x)} ${num(y)} Td`];
  let codes = '';
  let look = '';
  let last: Piece | undefined;
  const flush = () => {
    if (codes !== '') operators.push(`<${codes}> Tj`);
    codes = '';
  };
  for (const piece of line.pieces) {
    const { glyph, span } = piece;
    // Most letters look like the one before: their look is not written out to find that.
    if (span !== last?.span || glyph.font !== last.glyph.font) {
      const next = `${useFont(glyph.font, span.size)} ${span.color.map(num).join(' ')} rg`;
      if (next !== look) {
        flush();
        operators.push(next);
        look = next;
      }
    }
    codes += glyph.code;
    last = piece;
  }
  flush();
  return `${operators.join('\n')}\nET`;
}

function piecesOf(span: Span, fonts: GlyphFonts): Piece[] {
  const text = visibleText(span.text).replace(/\s+/g, ' ');
  // Hashes and paths are most of a long report, and each of their characters stands by itself.
  const parts = /^[ -~]*$/.test(text)
    ? [...text]
    : Array.from(clusters.segment(text), ({ segment }) => segment);
  return parts.map((cluster, index) => ({
    cluster,
    glyph: glyphOf(cluster, parts[index - 1], parts[index + 1], span.style, fonts),
    span,
  }));
}

/** Quotes and dashes are Latin beside Latin letters, and as wide as a character beside Chinese ones. */
function glyphOf(
  cluster: string,
  before: string | undefined,
  after: string | undefined,
  style: Span['style'],
  fonts: GlyphFonts,
): Glyph {
  const isAscii = (other: string | undefined) => other !== undefined && /^[ -~]$/.test(other);
  const isLatin = !isLatinPunctuation(cluster) || isAscii(before) || isAscii(after);
  const glyph = isLatin ? standardGlyph(cluster, STANDARD[style]) : undefined;
  return glyph ?? fonts.glyph(cluster, style === 'bold' ? 'bold' : 'regular');
}

function lineEnd(pieces: readonly Piece[], start: number, width: number): number {
  let used = 0;
  for (let index = start; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    used += piece.glyph.advance * piece.span.size;
    if (used <= width || piece.cluster === ' ') continue;
    for (let end = index; end > start; end--) if (mayBreak(pieces[end - 1], pieces[end])) return end;
    // One word longer than the line: after its last separator, else anywhere.
    const within = pieces.slice(start, index).findLastIndex(({ cluster }) => SEPARATOR.test(cluster));
    return within >= 0 ? start + within + 1 : Math.max(index, start + 1);
  }
  return pieces.length;
}

function mayBreak(before: Piece | undefined, after: Piece | undefined): boolean {
  if (
    before === undefined ||
    after === undefined ||
    NOT_FIRST.test(after.cluster) ||
    NOT_LAST.test(before.cluster)
  )
    return false;
  if (after.cluster === ' ') return false;
  if (before.span.style === 'code' && SEPARATOR.test(before.cluster)) return true;
  return before.cluster === ' ' || WIDE.test(before.cluster) || WIDE.test(after.cluster);
}

function lineOf(pieces: Piece[]): Line {
  return {
    pieces,
    width: pieces.reduce((sum, { glyph, span }) => sum + glyph.advance * span.size, 0),
    size: Math.max(...pieces.map(({ span }) => span.size)),
  };
}
