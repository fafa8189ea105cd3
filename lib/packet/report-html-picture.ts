import { both, type Both } from './both';
import { markup, type Markup } from './markup';
import { placeLabels } from './place-labels';
import type { ReportPicture } from './report';

/** Height of a label's letters against the picture's width: about 8 pt on paper. */
const LETTER_SHARE = 1 / 58;

/** A picture's copy with what was read boxed and named, and the untouched original's path and hash below. */
export function pictureFigure(picture: ReportPicture): (Markup | Blob)[] {
  const { width, height, copy, path, sha256 } = picture;
  const caption = captionOf(picture);
  return [
    markup`<figure>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${path}" style="--ratio: ${width / height}">
<image id="${sha256}" href="data:${copy.type};base64,`,
    // No letter of base64 is markup.
    copy.base64,
    markup`" width="${width}" height="${height}"/>
${markedBoxes(picture)}</svg>
<figcaption><b>${caption.zh}</b> <span class="en" lang="en">${caption.en}</span>
<code>${path}</code><br>SHA-256 <code>${sha256}</code></figcaption>
</figure>
`,
  ];
}

/** What a picture is called: never an original where it is not. */
export function captionOf({ isMasked, isComposed, isAdded }: ReportPicture): Both {
  if (isAdded === true) return both(isMasked ? 'attached.maskedPicture' : 'attached.picture');
  if (isMasked) return both('report.maskedFile');
  return both(isComposed ? 'report.composed' : 'report.original');
}

/** The same picture, small: `use` shows the one of the figure, so that the file holds it once. */
export function thumbnail({ width, sha256 }: ReportPicture): Markup {
  return markup`<svg class="thumbnail" viewBox="0 0 ${width} ${Math.round(width * 0.6)}" aria-hidden="true"><use href="#${sha256}"/></svg>`;
}

function markedBoxes(picture: ReportPicture): Markup[] {
  const size = picture.width * LETTER_SHARE;
  const sizeOf = (text: string) => ({ width: labelWidth(text, size), height: size * 1.4 });
  return placeLabels(picture.marks, picture, sizeOf).map(
    ({
      text,
      box,
      label,
    }) => markup`<rect class="box" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/>
<rect class="label" x="${label.x}" y="${label.y}" width="${label.width}" height="${label.height}" rx="${size / 5}"/>
<text x="${label.x + size * 0.35}" y="${label.y + size * 1.05}" font-size="${size}">${text}</text>
`,
  );
}

function labelWidth(text: string, size: number): number {
  const ems = [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.58 : 1), 0);
  return (ems + 0.7) * size;
}
