import type { AttachmentBody } from '../model/attachment';
import type { SealedFile } from '../model/capture';
import type { Box } from '../model/field';
import {
  REDACTED_RECORD,
  type AddedPicture,
  type Mask,
  type MaskedValue,
  type RedactedAttachment,
} from '../model/redaction';
import { sha256Hex } from '../model/sha256';
import { commit, regionPlace, textPlace, type SaltOf } from './commit';
import { coverBoxes } from './cover-boxes';
import { holdsValue, maskText } from './find-value';
import { pixelsAt, type PictureDecoder, type Size } from './pixels-at';
import { encodePng } from './png';
import { clipped, unique } from './regions';

/** A picture that a person added, as it lies in the store. */
export interface WholePicture {
  body: AttachmentBody & { file: SealedFile };
  content: Blob;
}

/** What of it may be shown. */
export interface RedactedPicture {
  /** What of attachment.json may be shown, in its form; its file is the masked copy, and hashes of the original are empty. */
  body: AttachmentBody;
  record: RedactedAttachment;
  /** redacted.json and the masked copy, by name. */
  files: Map<string, Blob>;
}

/** Of a copy, so that a checker reads it at once (16 MiB), and no photograph needs a gigabyte of memory. */
const MOST_BYTES = 12_000_000;
const MOST_PIXELS = 24_000_000;
const SHRINKING = 0.7;
/** In a smaller copy a px beside a region holds some of it. */
const BLEED = 2;

/**
 * An added picture as a packet with masks may show it: always a copy, masked where the person drew, because a picture's file tells
 * more than its pixels (where and with what it was taken). The original stays on the device, and nothing that hashes it is shown.
 * @param values what is masked in texts: it may stand in the file's name.
 * @throws what the decoder throws
 */
export async function redactAttachment(
  { body, content }: WholePicture,
  { boxes }: Pick<AddedPicture, 'boxes'>,
  values: readonly MaskedValue[],
  { saltOf, decode }: { saltOf: SaltOf; decode: PictureDecoder },
): Promise<RedactedPicture> {
  const { id, file } = body;
  const masks: Mask[] = [];
  for (const { kind, text } of values) {
    if (!holdsValue(body.name, text)) continue;
    const commitment = await commit(await saltOf(id, textPlace(text)), text);
    masks.push({ id: '', of: 'text', kind, fields: [], commitment });
  }
  const saltAt = (box: Box) => saltOf(id, regionPlace(file.path, box));
  const { png, size, covered, commitments } = await coveredCopy(content, file, boxes, { saltAt, decode });
  const path = `${file.path.replace(/\.[^.]+$/, '')}.masked.png`;
  for (const [index, box] of covered.entries())
    masks.push({ id: '', of: 'region', file: path, box, commitment: commitments[index] ?? '' });
  const copy = { path, bytes: png.length, sha256: await sha256Hex(png), ...size };
  const name = maskText(
    body.name,
    values.map(({ text }) => text),
  );
  const record: RedactedAttachment = {
    format: 1,
    id,
    record: { addedAt: body.addedAt, name, lastModified: body.lastModified, evidence: body.evidence },
    fields: [],
    files: [{ ...copy, original: file.path }],
    masks: masks.map((mask, index) => ({ ...mask, id: `m${index + 1}` })),
  };
  return {
    body: {
      ...body,
      nonce: '',
      name,
      original: { bytes: 0, sha256: '' },
      file: { ...copy, type: 'image/png' },
    },
    record,
    files: new Map([
      [REDACTED_RECORD, new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' })],
      [path, new Blob([png], { type: 'image/png' })],
    ]),
  };
}

interface CoveredCopy {
  png: Uint8Array<ArrayBuffer>;
  size: Size;
  /** The boxes in px of the copy. */
  covered: Box[];
  commitments: string[];
}

/** As large as the picture, or as large as it may be. */
async function coveredCopy(
  picture: Blob,
  { width = 1, height = 1 }: SealedFile,
  boxes: readonly Box[],
  { saltAt, decode }: { saltAt: (box: Box) => Promise<string>; decode: PictureDecoder },
): Promise<CoveredCopy> {
  for (let scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height))); ; scale *= SHRINKING) {
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const pixels = await pixelsAt(picture, size, decode);
    const covered = unique(boxes.flatMap((box) => clipped(scaled(box, size, { width, height }), size) ?? []));
    const commitments = await coverBoxes(pixels, covered, saltAt);
    const png = await encodePng(pixels);
    // Noise of a few px is never so large; the second condition keeps the loop finite whatever the first says.
    if (png.length <= MOST_BYTES || size.width * size.height < 1_000_000)
      return { png, size, covered, commitments };
  }
}

function scaled(box: Box, to: Size, from: Size): Box {
  if (to.width === from.width && to.height === from.height) return box;
  const [across, down] = [to.width / from.width, to.height / from.height];
  return {
    x: box.x * across - BLEED,
    y: box.y * down - BLEED,
    width: box.width * across + 2 * BLEED,
    height: box.height * down + 2 * BLEED,
  };
}
