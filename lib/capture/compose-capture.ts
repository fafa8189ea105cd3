import type { CaptureBody, PictureMethod, SealedFile, StoredFile, Trigger } from '../model/capture';
import type { Box, Field } from '../model/field';
import type { Sighting, View } from '../model/page';
import type { Reading } from '../model/reading';
import { sha256Hex } from '../model/sha256';
import { missingFields } from './missing-fields';
import { pngSize } from './picture-size';

/** A picture of the page, or the reason why there is none. `png` is exactly what the browser returned. */
export interface Picture {
  method: PictureMethod;
  png: Blob | null;
  reason: string | null;
  attempts: number;
}

/** The name says what the picture is. */
const PICTURE_PATHS: Record<PictureMethod, string> = {
  screenshot: 'screen-001.png',
  rendered: 'rendered-001.png',
  none: '',
};

/** All that is known about one capture before it is sealed. */
export interface CaptureFacts {
  id: string;
  trigger: Trigger;
  reading: Reading;
  before: Sighting;
  /** The page after the picture; null where it was gone by then. */
  after: Sighting | null;
  tabActiveBefore: boolean;
  tabActiveAfter: boolean;
  picture: Picture;
  html: string | null;
  extension: { version: string; build: string };
  browser: string;
}

export interface ComposedCapture {
  body: CaptureBody;
  /** Boxes in px of the first picture. */
  fields: Field[];
  files: StoredFile[];
  /** SHA-256 of capture.json's bytes: what the ledger entry seals. */
  bodySha256: string;
}

/** Facts and bytes become a complete capture: every file hashed, every gap named, and one hash that stands for all. */
export async function composeCapture(facts: CaptureFacts): Promise<ComposedCapture> {
  const { id, reading, before, after, picture } = facts;
  const stage = reading.stage ?? 'other';
  const png = picture.png === null ? null : new Uint8Array(await picture.png.arrayBuffer());
  const size = png === null ? null : pngSize(png);
  const inPicture = (field: Field): Field => ({ ...field, box: toImagePixels(field.box, before.view, size) });
  const fields = reading.fields.map(inPicture);
  const orders = reading.orders?.map((row) => row.map(inPicture));

  const contents: [string, string, Blob][] = [
    [
      'fields.json',
      'application/json',
      json({
        recognizer: reading.recognizer,
        stage,
        reasons: reading.reasons,
        fields,
        ...(orders && { orders }),
      }),
    ],
    ['page.txt', 'text/plain', new Blob([before.text], { type: 'text/plain' })],
  ];
  if (facts.html !== null)
    contents.push(['page.html', 'text/html', new Blob([facts.html], { type: 'text/html' })]);
  if (picture.png !== null) contents.push([PICTURE_PATHS[picture.method], 'image/png', picture.png]);

  const sealed = await Promise.all(
    contents.map(async ([path, type, content]): Promise<SealedFile> => {
      const isPicture = type.startsWith('image/');
      const sha256 = await sha256Hex(isPicture && png !== null ? png : await content.arrayBuffer());
      const entry = { path, type, bytes: content.size, sha256 };
      return isPicture && size !== null ? { ...entry, ...size } : entry;
    }),
  );

  const textSha256Before = await sha256Hex(before.text);
  const textSha256After = after === null ? null : await sha256Hex(after.text);
  const urlUnchanged = after !== null && after.url === before.url;
  const body: CaptureBody = {
    format: 1,
    id,
    stage,
    platformId: reading.platformId,
    trigger: facts.trigger,
    reasons: reading.reasons,
    url: before.url,
    title: before.title,
    language: before.language,
    clock: before.clock,
    view: before.view,
    picture: { method: picture.method, reason: picture.reason, attempts: picture.attempts },
    checks: {
      tabActiveBefore: facts.tabActiveBefore,
      tabActiveAfter: facts.tabActiveAfter,
      urlUnchanged,
      textSha256Before,
      textSha256After,
      stable: urlUnchanged && textSha256Before === textSha256After,
    },
    missing: missingFields(stage, fields),
    files: sealed.sort((one, other) => (one.path < other.path ? -1 : 1)),
    recognizer: reading.recognizer,
    extension: facts.extension,
    browser: facts.browser,
  };
  const bodyFile = json(body);
  const files = [
    ...contents.map(([path, , content]) => ({ captureId: id, path, content })),
    { captureId: id, path: 'capture.json', content: bodyFile },
  ];
  return { body, fields, files, bodySha256: await sha256Hex(await bodyFile.arrayBuffer()) };
}

function json(value: unknown): Blob {
  return new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
}

/** CSS px of the viewport → px of the picture, which shows the viewport; null where there is no picture to point into. */
function toImagePixels(
  box: Box | null,
  view: View,
  size: { width: number; height: number } | null,
): Box | null {
  if (box === null || size === null || view.width === 0 || view.height === 0) return null;
  const across = size.width / view.width;
  const down = size.height / view.height;
  const isInView =
    box.x < view.width && box.y < view.height && box.x + box.width > 0 && box.y + box.height > 0;
  if (!isInView) return null;
  return {
    x: Math.round(box.x * across),
    y: Math.round(box.y * down),
    width: Math.round(box.width * across),
    height: Math.round(box.height * down),
  };
}
