/** Why a record has no screenshot, in the words that are sealed with it; browsers' own errors come beside these. */
export const PICTURE_GAPS = {
  refused: 'no permission for screenshots',
  hidden: 'the tab was not the one its window showed',
  minimised: 'the window was minimised',
  closed: 'the tab was closed',
  moved: 'the page moved while its picture was taken',
  interrupted: 'the capture was cut off before its picture was saved',
  fetched: 'nothing was shown: the text was fetched from its address',
  recorded: 'nothing was photographed: the tab was recorded',
} as const;

export type PictureGap = keyof typeof PICTURE_GAPS;

/** Thrown where no screenshot can be had for a reason that we know by name. */
export class PictureGapError extends Error {
  override name = 'PictureGapError';
  readonly gap: PictureGap;

  constructor(gap: PictureGap, options?: ErrorOptions) {
    super(PICTURE_GAPS[gap], options);
    this.gap = gap;
  }
}

/** A sealed reason, part by part: a gap that we know by name, or the browser's own words. */
export function pictureGaps(reason: string | null): (PictureGap | { words: string })[] {
  const known = Object.entries(PICTURE_GAPS) as [PictureGap, string][];
  return (reason ?? '')
    .split('; ')
    .map((part) => known.find(([, text]) => text === part)?.[0] ?? { words: part });
}
