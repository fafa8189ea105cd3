import type { FontStyle, GlyphRasterizer } from '../../model/glyph-raster';
import { traceOutline } from './trace-outline';

/** Large enough that the traced outline cannot be told from the font's own. */
const PX_PER_EM = 160;
const TOLERANCE_PX = 0.3;
export const UNITS_PER_EM = 500;

/** A character as closed polygons; `width`, `box` (left, bottom, right, top) and `path` (PDF operators) in `UNITS_PER_EM`. */
export interface GlyphOutline {
  cluster: string;
  width: number;
  box: [number, number, number, number];
  path: string;
}

export type GlyphOutliner = (cluster: string, style: FontStyle) => GlyphOutline;

/** Has each character drawn by the device and traced once, for all the PDFs of a packet: they share most of them. */
export function glyphOutliner(rasterize: GlyphRasterizer): GlyphOutliner {
  const known = new Map<string, GlyphOutline>();
  return (cluster, style) => {
    const key = `${style}:${cluster}`;
    const outline = known.get(key) ?? outlineOf(cluster, style, rasterize);
    known.set(key, outline);
    return outline;
  };
}

function outlineOf(cluster: string, style: FontStyle, rasterize: GlyphRasterizer): GlyphOutline {
  const raster = rasterize(cluster, PX_PER_EM, style);
  const scale = UNITS_PER_EM / PX_PER_EM;
  const outlines = traceOutline(raster, TOLERANCE_PX).map((outline) =>
    outline.map(([x, y]) => [Math.round(x * scale), Math.round(y * scale)] as const),
  );
  const xs = outlines.flat().map(([x]) => x);
  const ys = outlines.flat().map(([, y]) => y);
  const path = outlines.map(
    (outline) => `${outline.map(([x, y], at) => `${x} ${y} ${at === 0 ? 'm' : 'l'}`).join('\n')}\nh\n`,
  );
  return {
    cluster,
    width: Math.round(raster.advance * UNITS_PER_EM),
    box:
      xs.length === 0 ? [0, 0, 0, 0] : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    path: path.join(''),
  };
}
