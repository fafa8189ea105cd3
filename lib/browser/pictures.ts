import { jpegCopy, pngCopy, type CopyWish, type PictureCopy } from '../model/picture-copy';

/** Enough to read a page's small print on A4; a tall page keeps its width. */
const MOST_WIDTH = 1600;
const MOST_HEIGHT = 4000;
/** What is left of a CSS px at least, so that a page's small print can still be read: 12 px become 9.6. */
const LEAST_CSS_PX = 0.8;
/** Keeps a report of some ten captures under 2 MB, the least that complaint channels take. */
const MOST_BYTES = 180_000;
const QUALITIES = [0.82, 0.72, 0.6, 0.5] as const;

/**
 * By how much a picture is made smaller. `pixelRatio`: its px for one CSS px. A window of 3840 CSS px is not squeezed to the
 * width of others: its letters would be half as high.
 */
export function copyScale({ width, height }: { width: number; height: number }, pixelRatio: number): number {
  const fitting = Math.min(1, MOST_WIDTH / width, MOST_HEIGHT / height);
  return Math.min(1, Math.max(fitting, LEAST_CSS_PX / pixelRatio));
}

/**
 * Makes a copy of a picture for reading. The original is never touched; browsers encode the same quality to very
 * different sizes (measured), so the quality goes down until the size is right.
 */
export async function copyPicture(picture: Blob, { pixelRatio, asJpeg }: CopyWish): Promise<PictureCopy> {
  // As sharp as can be, and neither decoded nor encoded.
  const same = asJpeg || picture.size > MOST_BYTES ? null : await pngCopy(picture);
  if (same !== null) return same;
  const bitmap = await createImageBitmap(picture);
  const scale = copyScale(bitmap, pixelRatio);
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  // Down to half, every pixel of the original counts in either; `high` takes twice as long (measured).
  const smoothing = scale < 0.5 ? 'high' : 'low';
  return drawOnWhite(bitmap, { width, height, smoothing, alpha: false }, async ({ canvas }) =>
    jpegCopy(await encode(canvas), width, height),
  );
}

/** Draws a picture as it is seen, on white, in that size. @throws where the browser cannot decode it. */
export async function decodePicture(
  picture: Blob,
  { width, height }: { width: number; height: number },
): Promise<{ width: number; height: number; rgba: Uint8Array<ArrayBuffer> }> {
  const bitmap = await createImageBitmap(picture);
  return drawOnWhite(bitmap, { width, height, smoothing: 'high', alpha: true }, (context) => {
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, rgba: new Uint8Array(data.buffer) };
  });
}

/** A picture's size in px. @throws where the browser cannot decode it. */
export async function measurePicture(picture: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

interface Drawing {
  width: number;
  height: number;
  smoothing: ImageSmoothingQuality;
  alpha: boolean;
}

/**
 * Draws a bitmap in that size on white, since a JPEG has no transparency and what is transparent would turn black, and reads
 * the drawing. Both are given back then, and not when memory is next cleared up: there are many in a packet.
 */
async function drawOnWhite<Read>(
  bitmap: ImageBitmap,
  { width, height, smoothing, alpha }: Drawing,
  read: (context: OffscreenCanvasRenderingContext2D) => Read | Promise<Read>,
): Promise<Read> {
  const canvas = new OffscreenCanvas(width, height);
  try {
    // Its pixels are read back at once: they need not go to the graphics card for that.
    const context = canvas.getContext('2d', { alpha, willReadFrequently: true });
    if (context === null) throw new Error('no 2d canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = smoothing;
    context.drawImage(bitmap, 0, 0, width, height);
    return await read(context);
  } finally {
    bitmap.close();
    canvas.width = 0;
    canvas.height = 0;
  }
}

async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  const [best, ...lower] = QUALITIES;
  let jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: best });
  for (const quality of lower) {
    if (jpeg.size <= MOST_BYTES) break;
    jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  }
  return jpeg;
}
