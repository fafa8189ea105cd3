import { isPicture, picturesOf, type Capture, type CaptureBody, type SealedFile } from '../model/capture';
import type { Box, Field } from '../model/field';
import type { Redaction } from '../model/redaction';
import { holdsValue } from './find-value';
import { decodePng, type Pixels } from './png';

/** A mask is larger than the value and of few widths, so that it tells little of how long the value is. */
const PADDING = 6;
const STEP = { x: 32, y: 8 } as const;

/** One picture of a capture and the boxes that are to be masked in it, in its px, each once. */
export interface PictureRegions {
  file: SealedFile;
  boxes: Box[];
}

type Subject = Pick<Capture, 'id' | 'fields' | 'orders' | 'body'>;

/**
 * Where a capture's pictures are masked: where a chosen value was read, and where the person drew. Values were measured in the
 * first picture; a later one is masked there too if the page said the same by then, and whole if it did not.
 */
export function regionsOf(capture: Subject, { values, regions }: Redaction): PictureRegions[] {
  const texts = values.map(({ text }) => text);
  const read = allFields(capture)
    .filter((field) => field.box !== null && texts.some((text) => fieldHolds(field, text)))
    .flatMap(({ box }) => box ?? []);
  const isMasked = allFields(capture).some((field) => texts.some((text) => fieldHolds(field, text)));
  const pictures = capture.body.files.filter(isPicture);
  return pictures.map((file, index) => {
    const isAsFirst = index === 0 || saysTheSame(capture.body, file.path);
    const drawn = regions.filter(({ captureId, path }) => captureId === capture.id && path === file.path);
    const size = { width: file.width ?? 0, height: file.height ?? 0 };
    const own = drawn.flatMap(({ box }) => clipped(box, size) ?? []);
    const found = read.flatMap((box) => clipped(grown(box), size) ?? []);
    const boxes = isAsFirst ? [...found, ...own] : isMasked ? [{ x: 0, y: 0, ...size }] : own;
    return { file, boxes: unique(boxes) };
  });
}

/** Fields of the page, and those of each order that it lists. */
export function allFields({ fields, orders }: Pick<Capture, 'fields' | 'orders'>): Field[] {
  return [...fields, ...(orders ?? []).flat()];
}

export function fieldHolds({ raw, value }: Field, text: string): boolean {
  return holdsValue(raw, text) || holdsValue(value, text);
}

/** Fills a box with opaque black, in place. */
export function fillBox({ width, rgba }: Pixels, box: Box): void {
  for (let y = box.y; y < box.y + box.height; y++)
    for (let x = box.x; x < box.x + box.width; x++) {
      const at = (y * width + x) * 4;
      rgba.fill(0, at, at + 3);
      rgba[at + 3] = 255;
    }
}

/** Whether nothing of a box is to be seen; false where it is not in the picture. */
export function isFilled({ width, height, rgba }: Pixels, box: Box): boolean {
  if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) return false;
  for (let y = box.y; y < box.y + box.height; y++)
    for (let x = box.x; x < box.x + box.width; x++) {
      const at = (y * width + x) * 4;
      if (rgba[at] !== 0 || rgba[at + 1] !== 0 || rgba[at + 2] !== 0 || rgba[at + 3] !== 255) return false;
    }
  return true;
}

/** Whether a PNG is the original with these boxes filled, pixel by pixel. @throws PngError */
export async function isMaskedCopy(
  copy: Uint8Array,
  original: Uint8Array,
  boxes: readonly Box[],
): Promise<boolean> {
  const [masked, pixels] = [await decodePng(copy), await decodePng(original)];
  for (const box of boxes) fillBox(pixels, box);
  return (
    masked.width === pixels.width &&
    masked.height === pixels.height &&
    masked.rgba.every((byte, index) => byte === pixels.rgba[index])
  );
}

/** The pixels of a box that lies in the picture. */
export function cutOut({ width, rgba }: Pixels, box: Box): Pixels {
  const cut = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.y + y) * width + box.x) * 4;
    cut.set(rgba.subarray(from, from + box.width * 4), y * box.width * 4);
  }
  return { width: box.width, height: box.height, rgba: cut };
}

function grown({ x, y, width, height }: Box): Box {
  return {
    x: x - PADDING,
    y: y - PADDING,
    width: Math.ceil((width + 2 * PADDING) / STEP.x) * STEP.x,
    height: Math.ceil((height + 2 * PADDING) / STEP.y) * STEP.y,
  };
}

/** In whole px and inside the picture; null where nothing of it is. */
export function clipped(box: Box, size: { width: number; height: number }): Box | null {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(size.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(size.height, Math.ceil(box.y + box.height));
  return right <= left || bottom <= top
    ? null
    : { x: left, y: top, width: right - left, height: bottom - top };
}

function saysTheSame(body: CaptureBody, path: string): boolean {
  const facts = picturesOf(body);
  const [first] = facts;
  const own = facts.find((fact) => fact.path === path);
  // A frame shows another part of the page.
  return own !== undefined && own.role !== 'frame' && own.textSha256Before === first?.textSha256Before;
}

/** Each box once. */
export function unique(boxes: readonly Box[]): Box[] {
  return [...new Map(boxes.map((box) => [JSON.stringify(box), box])).values()];
}
