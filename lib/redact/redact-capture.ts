import { PAGE_TEXT, picturesOf, type Capture, type CaptureBody } from '../model/capture';
import type { Field } from '../model/field';
import {
  MASK,
  REDACTED_RECORD,
  type Mask,
  type MaskedFile,
  type Redaction,
  type RedactedRecord,
  type ShownBody,
} from '../model/redaction';
import { sha256Hex } from '../model/sha256';
import { commit, regionPlace, textPlace, type SaltOf } from './commit';
import { coverBoxes } from './cover-boxes';
import { holdsValue, maskText, maskUrl, readingsOf } from './find-value';
import { decodePng, encodePng } from './png';
import { allFields, fieldHolds, regionsOf, type PictureRegions } from './regions';

/** A sealed record with its bytes, by name, capture.json included. */
export interface WholeRecord {
  capture: Capture;
  body: CaptureBody;
  files: ReadonlyMap<string, Blob>;
}

/** What of a record may be shown. */
export interface RedactedCapture {
  /** With its fields masked. */
  capture: Capture;
  /** What of capture.json may be shown, in its form; its files are the masked pictures, and hashes of texts are empty. */
  body: CaptureBody;
  record: RedactedRecord;
  /** redacted.json and the masked pictures, by name. */
  files: Map<string, Blob>;
}

/** A record of version 0.1.0: its hash stands in the ledger, and what is masked could be guessed from it. `id` is the capture's. */
export class NoNonceError extends Error {
  override name = 'NoNonceError';
  constructor(readonly id: string) {
    super(`capture ${id} was sealed without random bits`);
  }
}

/**
 * A record as a packet may show it, or null where it has nothing to mask and goes along as it is. Of a masked record
 * everything is withheld that holds or hashes what was masked: capture.json, page.html, page.txt, fields.json and the pictures. A
 * recording is withheld wherever anything at all is masked.
 * @throws NoNonceError, PngError
 */
export async function redactCapture(
  whole: WholeRecord,
  redaction: Redaction,
  saltOf: SaltOf,
): Promise<RedactedCapture | null> {
  const { capture, body } = whole;
  const chosen = redaction.values.map(({ text }) => text);
  const pictures = regionsOf(capture, redaction);
  const held = await heldValues(whole, chosen);
  // What is masked elsewhere may be seen in it, and nobody can say where.
  const hidesRecording =
    (body.recording?.path ?? null) !== null &&
    (chosen.length > 0 ||
      redaction.regions.length > 0 ||
      (redaction.added ?? []).some(({ boxes }) => boxes.length > 0));
  if (
    !hidesRecording &&
    held.size === 0 &&
    pictures.every(({ boxes }) => boxes.length === 0) &&
    tellsWhatItHashes(body)
  )
    return null;
  // Without values to hide, its own text hashes are no reason: nothing of the packet is a secret.
  if (!hidesRecording && chosen.length === 0 && pictures.every(({ boxes }) => boxes.length === 0))
    return null;
  if (body.nonce === undefined) throw new NoNonceError(capture.id);

  const masks: Mask[] = [];
  for (const { kind, text } of redaction.values) {
    if (!held.has(text)) continue;
    const fields = allFields(capture).filter((field) => fieldHolds(field, text));
    const salt = await saltOf(capture.id, textPlace(text));
    const names = [...new Set(fields.map(({ name }) => name))];
    masks.push({ id: '', of: 'text', kind, fields: names, commitment: await commit(salt, text) });
  }
  // A page that shows the sign of a mask by itself must not look as if something had been left out of the list.
  const native = allFields(capture).filter((field) => JSON.stringify(field).includes(MASK));
  if (native.length > 0) {
    const salt = await saltOf(capture.id, textPlace(MASK));
    const names = [...new Set(native.map(({ name }) => name))];
    masks.push({ id: '', of: 'text', kind: 'other', fields: names, commitment: await commit(salt, MASK) });
  }
  const files = new Map<string, Blob>();
  const shown: MaskedFile[] = [];
  for (const picture of pictures) {
    const { masked, content, commitments } = await maskPicture(whole, picture, saltOf);
    shown.push(masked);
    files.set(masked.path, content);
    for (const [index, box] of picture.boxes.entries())
      masks.push({ id: '', of: 'region', file: masked.path, box, commitment: commitments[index] ?? '' });
  }
  const fields = capture.fields.map((field) => maskField(field, chosen));
  const orders = capture.orders?.map((row) => row.map((field) => maskField(field, chosen)));
  const record: RedactedRecord = {
    format: 1,
    id: capture.id,
    record: maskBody(body, shown, chosen),
    fields,
    ...(orders && { orders }),
    files: shown,
    masks: masks.map((mask, index) => ({ ...mask, id: `m${index + 1}` })),
  };
  files.set(
    REDACTED_RECORD,
    new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' }),
  );
  return {
    capture: { ...capture, fields, ...(orders && { orders }) },
    body: asBody(record),
    record,
    files,
  };
}

/** Which of the values stand anywhere in a record's texts. */
async function heldValues({ files }: WholeRecord, values: readonly string[]): Promise<Set<string>> {
  const held = new Set<string>();
  for (const [name, content] of files) {
    if (/\.(png|webm)$/.test(name)) continue;
    const readings = readingsOf(await content.text());
    for (const value of values) if (readings.some((text) => holdsValue(text, value))) held.add(value);
  }
  return held;
}

/** Whether every text whose hash stands in the record goes along with it: else a text that nobody sees could be guessed. */
function tellsWhatItHashes(body: CaptureBody): boolean {
  const text = body.files.find(({ path }) => path === PAGE_TEXT || path === 'fetched.txt')?.sha256;
  const hashes = [body.checks, ...picturesOf(body)].flatMap((one) => [
    one.textSha256Before,
    one.textSha256After,
  ]);
  return hashes.every((hash) => hash === null || hash === '' || hash === text);
}

async function maskPicture(
  { capture, files }: WholeRecord,
  { file, boxes }: PictureRegions,
  saltOf: SaltOf,
): Promise<{ masked: MaskedFile; content: Blob; commitments: string[] }> {
  const pixels = await decodePng(new Uint8Array((await files.get(file.path)?.arrayBuffer()) ?? []));
  const commitments = await coverBoxes(pixels, boxes, (box) =>
    saltOf(capture.id, regionPlace(file.path, box)),
  );
  const png = await encodePng(pixels);
  const { width, height } = pixels;
  const path = file.path.replace(/\.png$/, '.masked.png');
  const sha256 = await sha256Hex(png);
  return {
    masked: { path, original: file.path, bytes: png.length, sha256, width, height },
    content: new Blob([png], { type: 'image/png' }),
    commitments,
  };
}

function maskField(field: Field, values: readonly string[]): Field {
  const mask = (text: string) => maskText(text, values);
  return {
    ...field,
    raw: mask(field.raw),
    value: mask(field.value),
    ...(field.money && { money: { ...field.money, raw: mask(field.money.raw) } }),
    label: field.label === null ? null : mask(field.label),
    selector: field.selector === null ? null : mask(field.selector),
    reason: mask(field.reason),
  };
}

/** Without what hashes a text or a file, and with every value masked in what the page and the person wrote. */
function maskBody(body: CaptureBody, files: readonly MaskedFile[], values: readonly string[]): ShownBody {
  const { nonce: _nonce, files: _files, pictures: _pictures, checks, ...plain } = body;
  const mask = (text: string) => maskText(text, values);
  return {
    ...plain,
    reasons: maskTexts(plain.reasons, mask),
    url: maskUrl(plain.url, values),
    title: mask(plain.title),
    picture: maskTexts(plain.picture, mask),
    merchant: maskTexts(plain.merchant, mask),
    clauses: maskTexts(plain.clauses, mask),
    ...(plain.surroundings && { surroundings: maskTexts(plain.surroundings, mask) }),
    ...(plain.recording && {
      recording: {
        ...plain.recording,
        addresses: plain.recording.addresses.map(({ atMs, url }) => ({ atMs, url: maskUrl(url, values) })),
      },
    }),
    // The hash of an answer that nobody sees could be guessed, as any hash of a text.
    ...(plain.fetched && { fetched: { ...maskTexts(plain.fetched, mask), responseSha256: null } }),
    pictures: picturesOf(body).map(({ path, role, takenAt, stable }) => ({
      path: files.find(({ original }) => original === path)?.path ?? path,
      role,
      takenAt,
      stable,
    })),
    checks: {
      tabActiveBefore: checks.tabActiveBefore,
      tabActiveAfter: checks.tabActiveAfter,
      urlUnchanged: checks.urlUnchanged,
      stable: checks.stable,
    },
  };
}

/** The same shape with every text in it masked. */
function maskTexts<Value>(value: Value, mask: (text: string) => string): Value {
  const masked = (one: unknown): unknown => {
    if (typeof one === 'string') return mask(one);
    if (Array.isArray(one)) return one.map(masked);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, masked(inner)]));
  };
  return masked(value) as Value;
}

function asBody({ record, files }: RedactedRecord): CaptureBody {
  return {
    ...record,
    files: files.map(({ original: _original, ...file }) => ({ ...file, type: 'image/png' })),
    pictures: [],
    checks: { ...record.checks, textSha256Before: '', textSha256After: null },
  };
}
