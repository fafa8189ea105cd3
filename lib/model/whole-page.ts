/** What scrolls: the page, or the largest part of it that scrolls by itself (a chat). CSS px; `box` is from the viewport's corner. */
export interface ScrollSpan {
  kind: 'page' | 'element';
  box: { x: number; y: number; width: number; height: number };
  /** All there is to scroll through, when it was measured. */
  extent: number;
}

/** Why there are fewer frames than the page has screens. */
export type WholeGap = 'limit' | 'moved' | 'refused';

/** A page photographed screen by screen. The frames are evidence; the composed picture was put together from them. */
export interface WholePage extends ScrollSpan {
  frames: number;
  /** Null where the frames show all of it. */
  gap: WholeGap | null;
  /** Null where the frames could not be put together: too large for one picture. */
  composed: string | null;
}
