import type { Box } from '../model/field';
import { commit } from './commit';
import { encodePng, type Pixels } from './png';
import { cutOut, fillBox } from './regions';

/**
 * Fills boxes with black, in place. Answers with a commitment to what lay beneath each, in their order: boxes may overlap, so
 * all are committed to before the first is filled.
 */
export async function coverBoxes(
  pixels: Pixels,
  boxes: readonly Box[],
  saltOf: (box: Box) => Promise<string>,
): Promise<string[]> {
  const commitments: string[] = [];
  for (const box of boxes) {
    const beneath = await encodePng(cutOut(pixels, box), { isStored: true });
    commitments.push(await commit(await saltOf(box), beneath));
  }
  for (const box of boxes) fillBox(pixels, box);
  return commitments;
}
