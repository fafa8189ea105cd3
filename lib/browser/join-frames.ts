import type { ScrollSpan } from '../model/whole-page';

/** Browsers refuse canvases beyond these (Chromium: 65,535 a side, 268 million px; Firefox: 32,767 and 124 million). */
const MOST_SIDE = 32_767;
const MOST_PIXELS = 100_000_000;

/** One frame, and how far it was scrolled, in CSS px. */
export interface Frame {
  png: Blob;
  top: number;
}

/**
 * Puts frames together, each below the one before it; where two overlap the later one is on top. What stays in place while a
 * page scrolls can stand in it more than once: that is why the frames are the evidence. Null where it would be too large.
 * @param viewWidth of the viewport in CSS px, which the frames show
 */
export async function joinFrames(
  frames: readonly Frame[],
  { box }: ScrollSpan,
  viewWidth: number,
): Promise<Blob | null> {
  const last = frames.at(-1);
  const first = frames[0] && (await createImageBitmap(frames[0].png));
  if (first === undefined || last === undefined) return null;
  const scale = first.width / viewWidth;
  const px = (css: number) => Math.round(css * scale);
  const width = px(box.width);
  const height = px(last.top + box.height);
  first.close();
  if (height > MOST_SIDE || width * height > MOST_PIXELS) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  for (const { png, top } of frames) {
    const bitmap = await createImageBitmap(png);
    context?.drawImage(
      bitmap,
      px(box.x),
      px(box.y),
      width,
      px(box.height),
      0,
      px(top),
      width,
      px(box.height),
    );
    bitmap.close();
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
