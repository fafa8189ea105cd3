import type { Capture, CaptureBody } from '../model/capture';
import type { Box, Field } from '../model/field';
import { formatMoney, type Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { both, listing, same, type Both } from './both';
import { platformName, type PlatformNames } from './platform-name';
import type { Evidence, PurchaseEvidence } from './read-evidence';
import { deviceTime, pageTime, utcTime } from './report-times';

/** What the report says, whatever it is written in: report.html and report.pdf show the same. */
export interface Report {
  title: Both;
  intro: Both;
  facts: Fact[];
  purchases: ReportPurchase[];
  totals: Both[];
  notes: { title: Both; lines: Both[] }[];
}

/** A label and what stands beside it; `null` is said as not recorded. `code` is set in a fixed pitch. */
export interface Fact {
  label: Both;
  value: Both | null;
  code?: boolean;
}

export interface ReportPurchase {
  platform: Both;
  purchase: Purchase;
  amount: string | null;
  status: Both;
  isComplete: boolean;
  facts: Fact[];
  captures: ReportCapture[];
}

export interface ReportCapture {
  stage: Both;
  /** Local time for the heading; the facts say the rest. */
  time: string;
  method: Both;
  facts: Fact[];
  pictures: ReportPicture[];
  fields: ReportField[];
  missing: Both | null;
  files: { path: string; bytes: number; sha256: string }[];
}

/** A copy for reading, as JPEG; its size in px may be smaller than the original's. */
export interface PictureCopy {
  jpeg: Blob;
  width: number;
  height: number;
}

/** A picture's copy with what was read boxed. Boxes are in px of the original, whose path and hash stand beside it. */
export interface ReportPicture {
  path: string;
  sha256: string;
  width: number;
  height: number;
  copy: PictureCopy;
  marks: Mark[];
}

export interface Mark {
  label: string;
  box: Box;
}

export interface ReportField {
  label: Both;
  value: string;
  raw: string | null;
  source: Both;
  /** Number of its box in the first picture. */
  mark: number | null;
}

export interface ReportFacts {
  keyFingerprint: string;
  ledgerLines: number;
  software: string;
  platformNames: PlatformNames;
}

/** Copies by `<capture id>/<path>`. */
export type Copies = ReadonlyMap<string, PictureCopy>;

/** Composes the report from purchases whose every byte was checked. */
export function composeReport(
  purchases: readonly PurchaseEvidence[],
  copies: Copies,
  facts: ReportFacts,
): Report {
  const all = purchases.flatMap(({ evidence }) => evidence);
  const counts = {
    purchases: purchases.length,
    captures: all.length,
    files: all.reduce((sum, { files }) => sum + files.length, 0),
    count: purchases.length,
  };
  const newest = all.reduce((latest, one) =>
    one.capture.capturedAt > latest.capture.capturedAt ? one : latest,
  );
  return {
    title: both('report.title'),
    intro: both('report.intro', counts),
    facts: [
      { label: both('report.counts'), value: both('report.countsValue', counts) },
      {
        label: both('report.newest'),
        value: same(`${deviceTime(newest.body.clock)} · ${utcTime(newest.body.clock)}`),
      },
      { label: both('report.ledger'), value: both('report.ledgerValue', { lines: facts.ledgerLines }) },
      { label: both('report.key'), value: same(facts.keyFingerprint), code: true },
      { label: both('report.timestamp'), value: both('report.noTimestamp') },
      { label: both('report.softwareLabel'), value: same(facts.software) },
    ],
    purchases: purchases.map(({ purchase, evidence }) =>
      composePurchase(purchase, evidence, copies, facts.platformNames),
    ),
    totals: totals(purchases.map(({ purchase }) => purchase.amount)),
    notes: [
      { title: both('meaning.title'), lines: [both('meaning.1'), both('meaning.2')] },
      {
        title: both('limits.title'),
        lines: [
          both('limits.1'),
          both('limits.2'),
          both('limits.3'),
          both('limits.4'),
          both('limits.5'),
          both('limits.6'),
        ],
      },
      { title: both('check.title'), lines: [both('check.short')] },
    ],
  };
}

function composePurchase(
  purchase: Purchase,
  evidence: readonly Evidence[],
  copies: Copies,
  names: PlatformNames,
): ReportPurchase {
  const { missing } = purchase;
  const fact = (name: Field['name'], value: string | null, code = false): Fact => ({
    label: both(`field.${name}`),
    value: value === null ? null : same(value),
    code,
  });
  return {
    platform: platformName(purchase, names),
    purchase,
    amount: purchase.amount && formatMoney(purchase.amount),
    status:
      missing.length === 0
        ? both('report.complete')
        : both('report.missing', { fields: fieldNames(missing) }),
    isComplete: missing.length === 0,
    facts: [
      fact('orderNo', purchase.orderNo, true),
      fact('channelOrderNo', purchase.channelOrderNo, true),
      fact('amount', purchase.amount && amountAsShown(purchase.amount)),
      fact('channel', purchase.channel),
      {
        label: both('field.paidAt'),
        value: purchase.paidAt === null ? null : both('report.pageTime', { time: pageTime(purchase.paidAt) }),
      },
      fact('account', purchase.account),
      fact('product', purchase.product),
      fact('units', purchase.units),
      fact('merchant', purchase.merchant),
    ],
    captures: evidence.map((one) => composeCapture(one, copies)),
  };
}

function composeCapture({ capture, body, files }: Evidence, copies: Copies): ReportCapture {
  const { clock, picture } = body;
  const marks = marksOf(capture.fields);
  const method = both(`method.${picture.method}`);
  const reason = picture.reason === null ? '' : ` · ${picture.reason}`;
  return {
    stage: both(`stage.${body.stage}`),
    time: deviceTime(clock),
    method,
    facts: [
      { label: both('report.localTime'), value: same(`${deviceTime(clock)} ${clock.timeZone}`) },
      { label: both('report.utcTime'), value: same(utcTime(clock)) },
      { label: both('report.url'), value: same(body.url), code: true },
      { label: both('report.pageTitle'), value: same(body.title) },
      { label: both('report.picture'), value: { zh: method.zh + reason, en: method.en + reason } },
      { label: both('report.trigger'), value: both(`trigger.${body.trigger}`) },
      { label: both('report.checks'), value: both(body.checks.stable ? 'report.stable' : 'report.unstable') },
      { label: both('report.sealed'), value: sealedAs(capture), code: true },
    ],
    pictures: picturesOf(body, copies, marks),
    fields: capture.fields.map((field) => reportField(field, marks)),
    missing: body.missing.length === 0 ? null : fieldNames(body.missing),
    files: files.map(({ path, content, sha256 }) => ({ path, bytes: content.size, sha256 })),
  };
}

function sealedAs({ id, seq }: Capture): Both {
  const line = both('report.ledgerSeq', { seq: seq ?? 0 });
  return { zh: `${id} · ${line.zh}`, en: `${id} · ${line.en}` };
}

function picturesOf(body: CaptureBody, copies: Copies, marks: readonly FieldMark[]): ReportPicture[] {
  return body.files.filter(isPicture).flatMap((file, index) => {
    const copy = copies.get(`${body.id}/${file.path}`);
    if (copy === undefined) return [];
    return {
      path: `data/captures/${body.id}/${file.path}`,
      sha256: file.sha256,
      width: file.width ?? copy.width,
      height: file.height ?? copy.height,
      copy,
      marks: index === 0 ? marks.map(({ label, box }) => ({ label, box })) : [],
    };
  });
}

export function isPicture(file: { type: string }): boolean {
  return file.type.startsWith('image/');
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
  const value = field.money === undefined ? field.value : amountAsShown(field.money);
  return {
    label: both(`field.${field.name}`),
    value: field.name === 'paidAt' || field.name === 'orderedAt' ? pageTime(field.value) : value,
    raw: field.raw === field.value || field.raw === '' ? null : field.raw,
    source: both(`source.${field.source}`),
    mark: marks.find((mark) => mark.field === field)?.number ?? null,
  };
}

function fieldNames(names: readonly Field['name'][]): Both {
  return listing(names.map((name) => both(`field.${name}`)));
}

function amountAsShown(money: Money): string {
  return money.currency === null ? formatMoney(money) : `${formatMoney(money)} ${money.currency}`;
}

/** Sums within one currency only, in the order in which they first appear. */
function totals(amounts: readonly (Money | null)[]): Both[] {
  const sums = new Map<string | null, number>();
  for (const amount of amounts) {
    if (amount !== null) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return [...sums].map(([currency, minor]) => {
    const amount = formatMoney({ minor, currency });
    return currency === null ? both('report.totalUnknown', { amount }) : same(`${amount} ${currency}`);
  });
}
