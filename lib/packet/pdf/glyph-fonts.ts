import type { FontStyle } from '../../model/glyph-raster';
import { UNITS_PER_EM, type GlyphOutline, type GlyphOutliner } from './glyph-outlines';
import { deflated, utf16Hex, type PdfFile, type Ref } from './pdf-file';

/** One byte a character; 0 to 32 are left alone, since some readers treat them as space. */
const FIRST_CODE = 34;
const CODES = 256 - FIRST_CODE;
/**
 * poppler guesses the size of a Type 3 font by the width of the glyph named `m`, which it takes for 0.6 em; without one,
 * it cuts words wherever Latin and Chinese meet. So each font has an `m` of that width, without ink, that no text uses.
 */
const M = { code: 33, width: 0.6 * UNITS_PER_EM };

/** A character in one of the file's fonts; `code` is two hex digits, `advance` in em. */
export interface Glyph {
  font: string;
  code: string;
  advance: number;
}

/**
 * Fonts made on the way: each character that a text needs is kept as a Type 3 glyph. No font is shipped, any character that
 * the device can show is there, and ToUnicode keeps the text searchable.
 */
export class GlyphFonts {
  readonly #glyphs = new Map<string, Glyph>();
  readonly #fonts: GlyphOutline[][] = [];

  constructor(private readonly outline: GlyphOutliner) {}

  glyph(cluster: string, style: FontStyle): Glyph {
    const key = `${style}:${cluster}`;
    const known = this.#glyphs.get(key);
    if (known !== undefined) return known;

    const outlined = this.outline(cluster, style);
    let font = this.#fonts.at(-1);
    if (font === undefined || font.length === CODES) this.#fonts.push((font = []));
    font.push(outlined);
    const code = (FIRST_CODE + font.length - 1).toString(16).padStart(2, '0');
    const glyph = { font: `G${this.#fonts.length}`, code, advance: outlined.width / UNITS_PER_EM };
    this.#glyphs.set(key, glyph);
    return glyph;
  }

  /** Writes the fonts; resource name → object. */
  async write(pdf: PdfFile): Promise<Map<string, Ref>> {
    const refs = new Map<string, Ref>();
    for (const [index, glyphs] of this.#fonts.entries())
      refs.set(`G${index + 1}`, await writeFont(pdf, glyphs));
    return refs;
  }
}

async function writeFont(pdf: PdfFile, glyphs: readonly GlyphOutline[]): Promise<Ref> {
  const empty = await deflated(`${M.width} 0 0 0 0 0 d1\n`);
  const contents = await Promise.all(glyphs.map(packedProc));
  const names = contents.map((content, index) => `/g${index} ${writeProc(pdf, content)} 0 R`);
  names.push(`/m ${pdf.writeDeflated(empty)} 0 R`);
  const toUnicode = pdf.writeDeflated(await deflated(unicodeMap(glyphs)));
  const last = FIRST_CODE + glyphs.length - 1;
  return pdf.write(
    [
      `<< /Type /Font /Subtype /Type3 /FontBBox [${fontBox(glyphs).join(' ')}]`,
      `/FontMatrix [${1 / UNITS_PER_EM} 0 0 ${1 / UNITS_PER_EM} 0 0] /Resources << >>`,
      `/CharProcs << ${names.join(' ')} >>`,
      `/Encoding << /Type /Encoding /Differences [${M.code} /m ${glyphs.map((_, index) => `/g${index}`).join(' ')}] >>`,
      `/FirstChar ${M.code} /LastChar ${last} /Widths [${M.width} ${glyphs.map(({ width }) => width).join(' ')}]`,
      `/ToUnicode ${toUnicode} 0 R >>`,
    ].join('\n'),
  );
}

/** Readers may cut off what stands out of it. */
function fontBox(glyphs: readonly GlyphOutline[]): number[] {
  const em = [0, -UNITS_PER_EM / 4, UNITS_PER_EM, UNITS_PER_EM];
  const boxes = [em, ...glyphs.map(({ box }) => box)];
  return em.map((_, side) => (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side] ?? 0)));
}

/** Deflated, but for a short one: naming the filter would take more than it saves. */
type Proc = string | Uint8Array<ArrayBuffer>;
const SHORT_PROC = 100;

/** A packet's PDFs share outlines; each is deflated once. */
const procs = new WeakMap<GlyphOutline, Promise<Proc>>();

function packedProc(glyph: GlyphOutline): Promise<Proc> {
  const known = procs.get(glyph);
  if (known !== undefined) return known;
  const text = charProc(glyph);
  const proc = text.length < SHORT_PROC ? Promise.resolve(text) : deflated(text);
  procs.set(glyph, proc);
  return proc;
}

function writeProc(pdf: PdfFile, proc: Proc): Ref {
  return typeof proc === 'string' ? pdf.writeStream('', proc) : pdf.writeDeflated(proc);
}

function charProc({ width, box, path }: GlyphOutline): string {
  return `${width} 0 ${box.join(' ')} d1\n${path === '' ? '' : `${path}f*\n`}`;
}

/** At most 100 lines stand in one `bfchar` block. */
function unicodeMap(glyphs: readonly GlyphOutline[]): string {
  const lines = glyphs.map(
    ({ cluster }, index) =>
      `<${(FIRST_CODE + index).toString(16).padStart(2, '0')}> <${utf16Hex(cluster)}>\n`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('')}endbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <ff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
