import type { Shot } from '../capture/compose-capture';
import { isSamePage } from '../capture/same-page';
import type { Sighting } from '../model/page';
import { sha256Hex } from '../model/sha256';
import type { ScrollSpan, WholeGap, WholePage } from '../model/whole-page';

/** Half a second each, by the browser's quota: nobody waits much longer than ten seconds. */
const MOST_FRAMES = 24;
/** Each frame shows a part of the one before it, so that nothing is left out between them. */
const OVERLAP = 0.15;

/** Scrolls the tab that is captured; all in CSS px. */
export interface Scroller {
  measure(): Promise<ScrollSpan>;
  scrollTo(top: number): Promise<number>;
  restore(): Promise<void>;
}

/** The tab as frames of it are taken. */
interface ScrolledTab {
  scroller: Scroller;
  sight(): Promise<Sighting>;
  screenshot(isThere: () => Promise<boolean>): Promise<{ png: Blob; takenAt: string }>;
}

/** Null where one picture of all frames would be too large. */
export type JoinFrames = (
  frames: readonly { png: Blob; top: number }[],
  span: ScrollSpan,
  viewWidth: number,
) => Promise<Blob | null>;

/** The frames of a whole page, what they are of, and the picture that was put together from them. */
export interface WholePicture {
  shots: Shot[];
  whole: Omit<WholePage, 'composed'>;
  composed: Blob | null;
}

/**
 * Photographs a page screen by screen from its top, and leaves it where the person had it. Stops where the page became
 * another or the tab was left; what there is by then is kept, and the reason with it.
 */
export async function photographWhole(
  before: Sighting,
  tab: ScrolledTab,
  joinFrames: JoinFrames,
): Promise<WholePicture> {
  const span = await tab.scroller.measure();
  const shots: Shot[] = [];
  let gap: WholeGap | null = null;
  try {
    const step = Math.max(1, Math.floor(span.box.height * (1 - OVERLAP)));
    for (let asked = 0; ; asked += step) {
      const top = await tab.scroller.scrollTo(asked);
      const shot = await frameAt(top, before, tab);
      if (shot === null) gap = 'moved';
      else shots.push(shot);
      // Where it cannot be scrolled any further, this was the end.
      if (gap !== null || top + 1 < asked || top + span.box.height >= span.extent - 1) break;
      if (shots.length === MOST_FRAMES) gap = 'limit';
      if (gap !== null) break;
    }
  } catch {
    gap = 'refused';
  } finally {
    await tab.scroller.restore().catch(() => undefined);
  }
  const frames = shots.map(({ png, top = 0 }) => ({ png, top }));
  const composed = await joinFrames(frames, span, before.view.width).catch(() => null);
  return { shots, whole: { ...span, frames: shots.length, gap }, composed };
}

async function frameAt(top: number, before: Sighting, tab: ScrolledTab): Promise<Shot | null> {
  const first = await tab.sight();
  const { png, takenAt } = await tab.screenshot(async () => true);
  const after = await tab.sight();
  if (!isSamePage(before, first) || !isSamePage(before, after)) return null;
  const [textSha256Before, textSha256After] = [await sha256Hex(first.text), await sha256Hex(after.text)];
  return { role: 'frame', png, takenAt, textSha256Before, textSha256After, top };
}
