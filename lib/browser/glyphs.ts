import type { FontStyle, GlyphRaster } from '../model/glyph-raster';

/** The system's fonts, Chinese ones first; whatever a page showed on this device, one of them can draw. */
const FONTS =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
const WEIGHTS: Record<FontStyle, number> = { regular: 400, bold: 700 };

let context: OffscreenCanvasRenderingContext2D | null = null;

/** Draws one character in the device's fonts: `px` per em, black on nothing, read back as ink coverage. */
export function rasterizeGlyph(cluster: string, px: number, style: FontStyle): GlyphRaster {
  const pen = penOf(px);
  pen.font = `${WEIGHTS[style]} ${px}px ${FONTS}`;
  const metrics = pen.measureText(cluster);
  const left = Math.floor(-metrics.actualBoundingBoxLeft) - 1;
  const top = Math.ceil(metrics.actualBoundingBoxAscent) + 1;
  const width = Math.min(Math.ceil(metrics.actualBoundingBoxRight) + 1 - left, pen.canvas.width);
  const height = Math.min(Math.ceil(metrics.actualBoundingBoxDescent) + 1 + top, pen.canvas.height);
  const advance = metrics.width / px;
  if (width <= 2 || height <= 2)
    return { width: 0, height: 0, left: 0, top: 0, advance, coverage: new Uint8Array() };

  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.fillText(cluster, -left, top);
  return { width, height, left, top, advance, coverage: inkOf(pen.getImageData(0, 0, width, height).data) };
}

/** Darkness times opacity: an emoji's light colours stay paper, so that its drawing can be made out. */
function inkOf(rgba: Uint8ClampedArray): Uint8Array {
  const coverage = new Uint8Array(rgba.length / 4);
  for (let at = 0, from = 0; at < coverage.length; at++, from += 4) {
    const opacity = rgba[from + 3] ?? 0;
    // Most of a character's surroundings.
    if (opacity === 0) continue;
    const light = ((rgba[from] ?? 0) * 54 + (rgba[from + 1] ?? 0) * 183 + (rgba[from + 2] ?? 0) * 19) >> 8;
    coverage[at] = (opacity * (255 - light)) / 255;
  }
  return coverage;
}

/** Room for twice an em each way: wide clusters, and accents above and below. */
function penOf(px: number): OffscreenCanvasRenderingContext2D {
  if (context === null || context.canvas.width < px * 2) {
    context = new OffscreenCanvas(px * 2, px * 2).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no 2d canvas');
    context.textBaseline = 'alphabetic';
    context.fillStyle = '#000';
  }
  return context;
}
