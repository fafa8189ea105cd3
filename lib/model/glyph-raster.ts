export type FontStyle = 'regular' | 'bold';

/**
 * One character (a grapheme cluster) as the device's fonts draw it.
 * `coverage` holds one byte a pixel, row by row, 0 (paper) to 255 (ink). `left` and `top` place the raster against the
 * pen: px right of it, and px above the baseline. `advance` is in em. A character without ink has width 0.
 */
export interface GlyphRaster {
  width: number;
  height: number;
  left: number;
  top: number;
  advance: number;
  coverage: Uint8Array;
}

/** Draws a character at `px` per em. */
export type GlyphRasterizer = (cluster: string, px: number, style: FontStyle) => GlyphRaster;
