import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GlyphFonts } from './glyph-fonts';
import { visibleText } from '../visible-text';
import { UNITS_PER_EM } from './glyph-outlines';
import { typeset, type Line, type Span } from './typeset';

/** Every character outside the standard fonts is one em wide. */
const fonts = new GlyphFonts((cluster) => ({ cluster, width: UNITS_PER_EM, box: [0, 0, 0, 0], path: '' }));

const span = (text: string, style: Span['style'] = 'regular'): Span => ({
  text,
  size: 10,
  style,
  color: [0, 0, 0],
});
const textOf = (line: Line) => line.pieces.map(({ cluster }) => cluster).join('');
const linesOf = (text: string, width: number, style?: Span['style']) =>
  typeset([span(text, style)], width, fonts).map(textOf);

describe('typeset', () => {
  it('breaks Latin text between words', () => {
    expect(linesOf('one two three', 40)).toEqual(['one two ', 'three']);
  });

  it('breaks Chinese text anywhere but before closing or after opening punctuation', () => {
    expect(linesOf('支付成功，谢谢', 40)).toEqual(['支付成', '功，谢谢']);
    expect(linesOf('订单（已付）', 30)).toEqual(['订单', '（已', '付）']);
  });

  it('breaks what is longer than a line after a separator, else anywhere', () => {
    expect(linesOf('www.example.com', 50)).toEqual(['www.', 'example.', 'com']);
    expect(linesOf('a'.repeat(20), 60, 'code')).toEqual(['a'.repeat(10), 'a'.repeat(10)]);
  });

  it('uses Latin quotes beside Latin letters and wide ones beside Chinese', () => {
    const fontsOf = (text: string) =>
      typeset([span(text)], 500, fonts).flatMap((line) => line.pieces.map(({ glyph }) => glyph.font[0]));
    expect(fontsOf('it’s')).toEqual(['F', 'F', 'F', 'F']);
    expect(fontsOf('“留证”')).toEqual(['G', 'G', 'G', 'G']);
  });

  it('keeps surrogate pairs and combined characters whole', () => {
    expect(linesOf('𠮷👨‍👩‍👧é', 10)).toEqual(['𠮷', '👨‍👩‍👧', 'é']);
  });

  it('loses no character and never overruns the line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 200 }), (text, width) => {
        const lines = typeset([span(text)], width, fonts);
        const squeeze = (some: string) => some.replace(/\s/g, '');
        expect(squeeze(lines.map(textOf).join(''))).toBe(squeeze(visibleText(text)));
        for (const { pieces } of lines) {
          const inked = pieces.slice(0, pieces.findLastIndex(({ cluster }) => cluster !== ' ') + 1);
          expect(inked.reduce((sum, { glyph }) => sum + glyph.advance * 10, 0)).toBeLessThanOrEqual(
            width + 0.001,
          );
        }
      }),
      { examples: [['a\u3164b', 12]] },
    );
  });
});
