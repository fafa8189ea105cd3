import type { Box } from '../model/field';

/** A label's box beside the box that it names. */
export interface PlacedLabel {
  text: string;
  box: Box;
  label: Box;
}

/**
 * Puts each label right, left, above or below its box, wherever it covers neither a box nor another label; where there
 * is no such place, at the right, kept inside the picture.
 */
export function placeLabels(
  marks: readonly { label: string; box: Box }[],
  picture: { width: number; height: number },
  sizeOf: (text: string) => { width: number; height: number },
): PlacedLabel[] {
  const taken: Box[] = marks.map((mark) => mark.box);
  return marks.map(({ label: text, box }) => {
    const { width, height } = sizeOf(text);
    const gap = height / 5;
    const middle = box.y + (box.height - height) / 2;
    const places: Box[] = [
      { x: box.x + box.width + gap, y: middle, width, height },
      { x: box.x - width - gap, y: middle, width, height },
      { x: box.x, y: box.y - height - gap, width, height },
      { x: box.x, y: box.y + box.height + gap, width, height },
    ].map((place) => ({ ...place, y: clamp(place.y, 0, picture.height - height) }));
    const free = places.find(
      (place) =>
        place.x >= 0 && place.x + width <= picture.width && !taken.some((other) => overlap(place, other)),
    );
    const fallback = {
      x: clamp(box.x + box.width + gap, 0, picture.width - width),
      y: clamp(middle, 0, picture.height - height),
      width,
      height,
    };
    const label = free ?? fallback;
    taken.push(label);
    return { text, box, label };
  });
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
