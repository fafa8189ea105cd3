import type { Page } from 'puppeteer-core';

/** A picture as a reader sees it. */
export interface PictureLook {
  width: number;
  height: number;
  /** Heights of its lines of dark text, in px, lowest first; strokes and blocks of colour are none. */
  lines: number[];
}

/** Decodes pictures in a browser and measures their lines of text: what was made too small is no evidence any more. */
export function lookAtPictures(page: Page, pictures: readonly Buffer[]): Promise<PictureLook[]> {
  return page.evaluate(
    async (encoded) => {
      const looks = [];
      for (const base64 of encoded) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        const lines: number[] = [];
        const isDark = (at: number) => (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 330;
        let run = 0;
        for (let y = 0; y < height; y++) {
          let dark = 0;
          for (let x = 0; x < width; x++) if (isDark((y * width + x) * 4)) dark++;
          // A row that is dark for the most part is a bar, not writing.
          const isWriting = dark > 0 && dark < width / 2;
          if (!isWriting && run >= 4 && run <= 80) lines.push(run);
          run = isWriting ? run + 1 : 0;
        }
        looks.push({ width, height, lines: lines.sort((one, other) => one - other) });
      }
      return looks;
    },
    pictures.map((picture) => picture.toString('base64')),
  );
}
