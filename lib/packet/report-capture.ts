import { isPicture, type CaptureBody } from '../model/capture';
import type { Field } from '../model/field';
import type { PictureCopy } from '../model/picture-copy';
import { pictureGaps } from '../model/picture-gap';
import type { TimeStamp } from '../model/time-stamp';
import { describeRecording } from '../text/record/describe-recording';
import { describeSurroundings } from '../text/record/describe-surroundings';
import { both, joined, same, tellBoth, type Both } from './both';
import type { Evidence } from './evidence';
import type { Fact, Mark, ReportCapture, ReportField, ReportPicture } from './report';
import { deviceTime, pageTime, utcTime } from './report-times';
import { amountAsShown, fieldNames, written } from './report-words';
import { anchorsAsTold, anchorsOf } from './stamps';

/** Copies by `<capture id>/<path>`. */
export type Copies = ReadonlyMap<string, PictureCopy>;

/** One capture as the report shows it: what capture.json says, with the fields in its first picture. */
export function composeCapture(
  { capture, body, files, masked }: Evidence,
  copies: Copies,
  anchors: readonly TimeStamp[],
): ReportCapture {
  const { clock, picture } = body;
  const folder = `data/captures/${body.id}/`;
  const marks = marksOf(capture.fields);
  const method = both(`method.${picture.method}`);
  const stamped = anchorsAsTold(anchorsOf(capture.seq ?? Number.POSITIVE_INFINITY, anchors));
  return {
    stage: both(`stage.${body.stage}`),
    time: deviceTime(clock),
    method,
    facts: [
      {
        label: both('report.captured'),
        value: same(`${deviceTime(clock)} ${clock.timeZone} · ${utcTime(clock)}`),
      },
      { label: both('report.url'), value: written(body.url), code: true },
      { label: both('report.pageTitle'), value: written(body.title) },
      ...wholeOf(body),
      ...recordingOf(body, masked !== undefined),
      ...tellBoth((word) => describeSurroundings(body, word)),
      {
        label: both('report.picture'),
        value: joined(
          method,
          reasonOf(picture.reason),
          ...(body.recording === undefined
            ? [both(body.checks.stable ? 'report.stable' : 'report.unstable')]
            : []),
        ),
      },
      {
        label: both('report.sealed'),
        value: joined(
          { zh: capture.id, en: '' },
          both('report.ledgerSeq', { seq: capture.seq ?? 0 }),
          both(`trigger.${body.trigger}`),
        ),
      },
      ...(masked === undefined
        ? []
        : [{ label: both('report.masked'), value: both('report.maskedValue', { ...masked }) }]),
      ...(stamped === null ? [] : [{ label: both('report.stamped'), value: stamped }]),
    ],
    pictures: picturesOf(body, copies, marks, masked !== undefined),
    fields: capture.fields.map((field) => reportField(field, marks)),
    missing: body.missing.length === 0 ? null : fieldNames(body.missing),
    folder,
    files: files.map(({ path, content, sha256 }) => ({
      name: path.slice(folder.length),
      bytes: content.size,
      sha256,
    })),
  };
}

/** How the tab was recorded; a report cannot play it, and names its file. */
function recordingOf({ id, recording }: CaptureBody, isMasked: boolean): Fact[] {
  if (recording === undefined) return [];
  const told = tellBoth((word) => describeRecording(recording, word));
  if (recording.path === null) return told;
  const file = isMasked ? both('report.recordingLeft') : same(`data/captures/${id}/${recording.path}`);
  return [...told, { label: both('report.recordingFile'), value: file }];
}

/** A page that was photographed screen by screen: how many there are, what is missing, and what the composed picture is. */
function wholeOf({ whole }: CaptureBody): Fact[] {
  if (whole === undefined) return [];
  const { frames, gap, composed } = whole;
  const value = joined(
    both('report.wholeValue', { frames }),
    ...(gap === null ? [] : [both(`whole.${gap}`)]),
    ...(composed === null ? [] : [both('report.wholeComposed')]),
  );
  return [{ label: both('report.whole'), value }];
}

function reasonOf(reason: string | null): Both {
  const parts = pictureGaps(reason).map((gap) =>
    typeof gap === 'string' ? both(`reason.${gap}`) : written(gap.words),
  );
  return joined(...parts);
}

function picturesOf(
  body: CaptureBody,
  copies: Copies,
  marks: readonly FieldMark[],
  isMasked: boolean,
): ReportPicture[] {
  return body.files.filter(isPicture).flatMap((file, index) => {
    const copy = copies.get(`${body.id}/${file.path}`);
    if (copy === undefined) return [];
    return {
      path: `data/captures/${body.id}/${file.path}`,
      sha256: file.sha256,
      width: file.width ?? copy.width,
      height: file.height ?? copy.height,
      copy,
      isMasked,
      isComposed: file.path.startsWith('whole-'),
      marks: index === 0 ? marks.map(({ label, box }) => ({ label, box })) : [],
    };
  });
}

interface FieldMark extends Mark {
  field: Field;
  number: number;
}

function marksOf(fields: readonly Field[]): FieldMark[] {
  return fields
    .filter((field) => field.box !== null)
    .map((field, index) => ({
      field,
      number: index + 1,
      label: `${index + 1} ${both(`field.${field.name}`).zh}`,
      box: field.box ?? { x: 0, y: 0, width: 0, height: 0 },
    }));
}

function reportField(field: Field, marks: readonly FieldMark[]): ReportField {
  const isTime = field.name === 'paidAt' || field.name === 'orderedAt';
  const value = isTime
    ? pageTime(field.value)
    : field.money === undefined
      ? field.value
      : amountAsShown(field.money);
  const mark = marks.find((one) => one.field === field)?.number;
  const raw = value.includes(field.raw.trim())
    ? []
    : [both('report.asShown', { raw: written(field.raw).zh })];
  const box = mark === undefined ? [] : [both('report.boxed', { number: mark })];
  return {
    label: both(`field.${field.name}`),
    value: written(value).zh,
    origin: joined(...raw, both(`source.${field.source}`), ...box),
  };
}
