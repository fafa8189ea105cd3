import type {
  CaptureBody,
  CopyGap,
  PictureFact,
  PictureMethod,
  PictureRole,
  StoredFile,
  Trigger,
} from '../model/capture';
import { CAPTURE_RECORD, COMPOSED, PAGE_TEXT } from '../model/capture';
import { RECORDING_TYPE, type RecordingFact } from '../model/recording';
import type { Box, Field } from '../model/field';
import type { Sighting, View } from '../model/page';
import type { Reading } from '../model/reading';
import { sha256Hex } from '../model/sha256';
import type { FetchedText, PageControls, Surroundings } from '../model/surroundings';
import type { WholePage } from '../model/whole-page';
import { blobPart, jsonPart, sealPart, textPart, type Part } from './capture-part';
import { findBalances } from './find-balances';
import { findClauses } from './find-clauses';
import { findCounts } from './find-counts';
import { findMerchant } from './find-merchant';
import { findPromises } from './find-promises';
import { findSteps } from './find-steps';
import { missingFields } from './missing-fields';
import { pngSize } from './picture-size';

/** One picture; `png` is exactly what the browser returned. Hashes are of the page's text around it, null where it was gone. */
export interface Shot {
  role: PictureRole;
  png: Blob;
  /** Those of `png`, where they are at hand. */
  bytes?: Uint8Array<ArrayBuffer> | undefined;
  takenAt: string;
  textSha256Before: string;
  textSha256After: string | null;
  /** Of a frame: how far the page was scrolled, in CSS px. */
  top?: number;
}

/** The pictures of the page in the order in which they were taken, or the reason why there is none. */
export interface Picture {
  method: PictureMethod;
  shots: Shot[];
  reason: string | null;
  attempts: number;
}

/** The name says what the picture is. */
const PICTURE_NAMES: Record<PictureMethod, string> = {
  screenshot: 'screen',
  rendered: 'rendered',
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
  /** Where the whole page was photographed: its frames are among the shots. */
  whole?: { fact: Omit<WholePage, 'composed'>; composed: Blob | null };
  html: string | null;
  /** Why `html` is null. */
  copyGap: CopyGap | null;
  /** Null where the page was gone, or was another by then. */
  controls: PageControls | null;
  /** Where nothing was shown, and `before.text` was fetched. */
  fetched?: FetchedText;
  /** Where the tab was recorded: the bytes that go under `fact.path`, null where there are none, and the names under which they came. */
  recording?: { fact: RecordingFact; content: Blob | null; parts: string[] };
  zoom: number | null;
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

/**
 * Facts and bytes become a complete capture: every file hashed, every gap named, and one hash that stands for all.
 * @param nonce fresh random hex, see `CaptureBody.nonce`.
 */
export async function composeCapture(facts: CaptureFacts, nonce: string): Promise<ComposedCapture> {
  const { id, reading, before, after, picture, recording } = facts;
  const stage = reading.stage ?? 'other';
  const pictures = await Promise.all(
    picture.shots.map((shot, index) => readPicture(shot, picture.method, index)),
  );
  const size = pictures[0]?.size ?? null;
  const inPicture = (field: Field): Field => ({ ...field, box: toImagePixels(field.box, before.view, size) });
  const fields = reading.fields.map(inPicture);
  const orders = reading.orders?.map((row) => row.map(inPicture));

  // The name says what a text is, as a picture's does.
  const textPath = facts.fetched === undefined ? PAGE_TEXT : 'fetched.txt';
  const hasText = (facts.fetched?.failure ?? null) === null;
  const composed = facts.whole?.composed ?? null;
  // Of a page that is recorded, a record of its own tells these.
  const isOfPage = facts.fetched === undefined && recording === undefined;
  const parts: Part[] = [
    jsonPart('fields.json', {
      recognizer: reading.recognizer,
      stage,
      reasons: reading.reasons,
      fields,
      ...(orders && { orders }),
    }),
    ...(hasText ? [textPart(textPath, 'text/plain', before.text)] : []),
    ...(facts.html === null ? [] : [textPart('page.html', 'text/html', facts.html)]),
    ...pictures.map(({ part }) => part),
    ...(composed === null ? [] : [await blobPart(COMPOSED, 'image/png', composed)]),
    ...(recording?.content && recording.fact.path !== null
      ? [await blobPart(recording.fact.path, RECORDING_TYPE, recording.content)]
      : []),
  ];
  const [sealed, textSha256Before, textSha256After] = await Promise.all([
    Promise.all(parts.map(sealPart)),
    hasText ? sha256Hex(before.text) : '',
    after === null ? null : sha256Hex(after.text),
  ]);

  const urlUnchanged = after !== null && after.url === before.url;
  const body: CaptureBody = {
    format: 1,
    id,
    nonce,
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
    pictures: pictures.map(({ fact }) => fact),
    ...(facts.whole && {
      whole: { ...facts.whole.fact, composed: composed === null ? null : COMPOSED },
    }),
    copyGap: facts.copyGap,
    zoom: facts.zoom,
    checks: {
      tabActiveBefore: facts.tabActiveBefore,
      tabActiveAfter: facts.tabActiveAfter,
      urlUnchanged,
      textSha256Before,
      textSha256After,
      stable: urlUnchanged && textSha256Before === textSha256After,
    },
    missing: isOfPage ? missingFields(stage, fields) : [],
    merchant: findMerchant(before.text),
    clauses: findClauses(before.text),
    ...(isOfPage && { surroundings: surroundingsOf(before.text, facts.controls, orders !== undefined) }),
    ...(facts.fetched && { fetched: facts.fetched }),
    ...(recording && { recording: recording.fact }),
    files: sealed.sort((one, other) => (one.path < other.path ? -1 : 1)),
    recognizer: reading.recognizer,
    extension: facts.extension,
    browser: facts.browser,
  };
  const bodyPart = jsonPart(CAPTURE_RECORD, body);
  return {
    body,
    fields,
    files: [...parts, bodyPart].map(({ path, content }) => ({ captureId: id, path, content })),
    bodySha256: await sha256Hex(bodyPart.bytes),
  };
}

function surroundingsOf(text: string, controls: PageControls | null, isList: boolean): Surroundings {
  return {
    balances: findBalances(text),
    promises: findPromises(text),
    steps: findSteps(text, controls?.dialogs ?? []),
    // Beside a list of orders stands how many of them are finished.
    counts: isList ? [] : findCounts(text),
    controls,
  };
}

interface ReadPicture {
  fact: PictureFact;
  part: Part;
  size: { width: number; height: number } | null;
}

async function readPicture(shot: Shot, method: PictureMethod, index: number): Promise<ReadPicture> {
  const { role, takenAt, textSha256Before, textSha256After, top } = shot;
  const path = picturePath(method, index);
  const part = await blobPart(path, 'image/png', shot.png, shot.bytes);
  return {
    fact: {
      path,
      role,
      takenAt,
      textSha256Before,
      textSha256After,
      stable: textSha256Before === textSha256After,
      ...(top !== undefined && { top }),
    },
    part,
    size: pngSize(part.bytes),
  };
}

/** `index` counts from 0. */
export function picturePath(method: PictureMethod, index: number): string {
  return `${PICTURE_NAMES[method]}-${String(index + 1).padStart(3, '0')}.png`;
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
