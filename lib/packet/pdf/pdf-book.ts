import type { PictureCopy } from '../../model/picture-copy';
import { GlyphFonts } from './glyph-fonts';
import type { GlyphOutliner } from './glyph-outlines';
import { deflated, num, PdfFile, textString, type Ref } from './pdf-file';
import { STANDARD_FONTS, standardFont } from './standard-fonts';
import { lineOperators, typeset, type Color, type Line, type Span } from './typeset';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGIN = { top: 50, bottom: 54, side: 48 } as const;
/** Points between the margins. */
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN.side;
export const TEXT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom;

/** The footer's baseline above the paper's edge. */
const FOOTER = 28;

/** Baseline to baseline, in sizes; Chinese needs more than Latin. */
const LEADING = 1.5;

/** What the finished file says of itself. */
export interface BookFacts {
  title: string;
  /** UTC ms, from the records. */
  createdAt: number;
  producer: string;
  /** Of the document; Chinese where nothing is said. */
  language?: string;
  /** Left and right. */
  footer: (page: number, pages: number) => [Span[], Span[]];
}

/** Pages that are filled from top to bottom. Coordinates are points from the top left of the text area. */
export class PdfBook {
  readonly fonts: GlyphFonts;
  readonly #file = new PdfFile();
  readonly #pages: string[][] = [[]];
  readonly #images = new Map<Blob, { name: string; ref: Ref }>();
  readonly #bookmarks: { title: string; page: number; y: number }[] = [];
  /** How far down the page has been filled. */
  y = 0;

  constructor(outline: GlyphOutliner) {
    this.fonts = new GlyphFonts(outline);
  }

  typeset(spans: readonly Span[], width: number): Line[] {
    return typeset(spans, width, this.fonts);
  }

  /** Turns the page where less than `height` is left. */
  need(height: number): void {
    if (this.y > 0 && this.y + height > TEXT_HEIGHT) this.turnPage();
  }

  turnPage(): void {
    this.#pages.push([]);
    this.y = 0;
  }

  /** Puts lines below each other, over as many pages as they need. */
  lines(lines: readonly Line[], x = 0): void {
    for (const line of lines) {
      const height = lineHeight(line);
      this.need(height);
      this.line(line, x, this.y);
      this.y += height;
    }
  }

  /** One line with its top at `y`, on this page. */
  line(line: Line, x: number, y: number): void {
    const baseline = y + lineHeight(line) / 2 + line.size * 0.36;
    this.#draw(lineOperators(line, MARGIN.side + x, PAGE.height - MARGIN.top - baseline));
  }

  fill(x: number, y: number, width: number, height: number, color: Color): void {
    this.#draw(`${color.map(num).join(' ')} rg ${this.#rectangle(x, y, width, height)} f`);
  }

  stroke(x: number, y: number, width: number, height: number, color: Color, thickness: number): void {
    this.#draw(
      `${color.map(num).join(' ')} RG ${num(thickness)} w ${this.#rectangle(x, y, width, height)} S`,
    );
  }

  /**
   * Draws a picture as wide as `width`, cut off below `height` and above `from` points of it; the file holds it once, however
   * often it is drawn.
   */
  image(picture: PictureCopy, x: number, y: number, width: number, height: number, from = 0): void {
    const known = this.#images.get(picture.content) ?? this.#addImage(picture);
    const whole = (width * picture.height) / picture.width;
    const [left, top] = [MARGIN.side + x, PAGE.height - MARGIN.top - y];
    const clip = `${this.#rectangle(x, y, width, Math.min(height, whole - from))} W n`;
    this.#draw(
      `q ${clip} ${num(width)} 0 0 ${num(whole)} ${num(left)} ${num(top + from - whole)} cm /${known.name} Do Q`,
    );
  }

  #addImage({ type, content, width, height }: PictureCopy): { name: string; ref: Ref } {
    // 15: each row of a PNG says how it is filtered.
    const filter =
      type === 'image/jpeg'
        ? '/Filter /DCTDecode'
        : `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >>`;
    const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 ${filter}`;
    const image = { name: `I${this.#images.size + 1}`, ref: this.#file.writeStream(entries, content) };
    this.#images.set(content, image);
    return image;
  }

  /** An entry of the reader's outline that leads here. */
  bookmark(title: string): void {
    this.#bookmarks.push({ title, page: this.#pages.length - 1, y: PAGE.height - MARGIN.top - this.y + 8 });
  }

  async finish({ title, createdAt, producer, language = 'zh-CN', footer }: BookFacts): Promise<Blob> {
    const file = this.#file;
    this.#pages.forEach((operators, index) => {
      const [left, right] = footer(index + 1, this.#pages.length).map(
        (spans) => this.typeset(spans, TEXT_WIDTH)[0],
      );
      if (left !== undefined) operators.push(lineOperators(left, MARGIN.side, FOOTER));
      if (right !== undefined)
        operators.push(lineOperators(right, PAGE.width - MARGIN.side - right.width, FOOTER));
    });
    const resources = file.write(
      `<< /Font << ${await this.#fontEntries()} >> /XObject << ${[...this.#images.values()].map(({ name, ref }) => `/${name} ${ref} 0 R`).join(' ')} >> >>`,
    );
    const tree = file.reserve();
    const pages: Ref[] = [];
    for (const content of await Promise.all(this.#pages.map((operators) => deflated(operators.join('\n'))))) {
      const contents = file.writeDeflated(content);
      pages.push(
        file.write(
          `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources ${resources} 0 R /Contents ${contents} 0 R >>`,
        ),
      );
    }
    file.write(`<< /Type /Pages /Kids [${references(pages)}] /Count ${pages.length} >>`, tree);
    const outline = this.#writeOutline(pages);
    const root = file.write(
      `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outline} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    const date = `(D:${new Date(createdAt).toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
    const info = file.write(
      `<< /Title ${textString(title)} /Producer ${textString(producer)} /CreationDate ${date} /ModDate ${date} >>`,
    );
    return file.finish(root, info);
  }

  async #fontEntries(): Promise<string> {
    const standard = STANDARD_FONTS.map((name) => `/${name} ${this.#file.write(standardFont(name))} 0 R`);
    const traced = [...(await this.fonts.write(this.#file))].map(([name, ref]) => `/${name} ${ref} 0 R`);
    return [...standard, ...traced].join(' ');
  }

  #writeOutline(pages: readonly Ref[]): Ref {
    const outline = this.#file.reserve();
    const items = this.#bookmarks.map(() => this.#file.reserve());
    this.#bookmarks.forEach(({ title, page, y }, index) => {
      const around = [
        [items[index - 1], 'Prev'],
        [items[index + 1], 'Next'],
      ].map(([ref, name]) => (ref === undefined ? '' : `/${name} ${ref} 0 R `));
      this.#file.write(
        `<< /Title ${textString(title)} /Parent ${outline} 0 R ${around.join('')}/Dest [${pages[page]} 0 R /XYZ null ${num(y)} null] >>`,
        items[index],
      );
    });
    const ends =
      items.length === 0 ? '' : ` /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length}`;
    this.#file.write(`<< /Type /Outlines${ends} >>`, outline);
    return outline;
  }

  #rectangle(x: number, y: number, width: number, height: number): string {
    return `${num(MARGIN.side + x)} ${num(PAGE.height - MARGIN.top - y - height)} ${num(width)} ${num(height)} re`;
  }

  #draw(operators: string): void {
    this.#pages.at(-1)?.push(operators);
  }
}

export function lineHeight(line: Line): number {
  return line.size * LEADING;
}

function references(refs: readonly Ref[]): string {
  return refs.map((ref) => `${ref} 0 R`).join(' ');
}
