import type { CaptureBody } from '../model/capture';
import type { Field } from '../model/field';
import { formatMoney, type Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { both, listing, same, type Both } from './both';
import { platformName, type PlatformNames } from './platform-name';
import type { Evidence, PurchaseEvidence } from './read-evidence';
import type {
  Fact,
  Mark,
  PictureCopy,
  Report,
  ReportCapture,
  ReportField,
  ReportPicture,
  ReportPurchase,
} from './report';
import { deviceTime, pageTime, utcTime } from './report-times';

export interface ReportFacts {
  keyFingerprint: string;
  ledgerLines: number;
  software: string;
  platformNames: PlatformNames;
}

const MOST_WRITTEN = 600;

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
    value: value === null ? null : written(value),
    code,
  });
  return {
    platform: platformName(purchase, names),
    product: productOf(purchase),
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

/** Product and units, once where one says both. */
function productOf({ product, units }: Purchase): string | null {
  const parts = [product, units].filter((part) => part !== null);
  return parts.length === 0 ? null : written([...new Set(parts)].join(' · ')).zh;
}

function composeCapture({ capture, body, files }: Evidence, copies: Copies): ReportCapture {
  const { clock, picture } = body;
  const folder = `data/captures/${body.id}/`;
  const marks = marksOf(capture.fields);
  const method = both(`method.${picture.method}`);
  const reason = picture.reason ?? '';
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
      {
        label: both('report.picture'),
        value: joined(
          method,
          { zh: reason, en: reason },
          both(body.checks.stable ? 'report.stable' : 'report.unstable'),
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
    ],
    pictures: picturesOf(body, copies, marks),
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

/** The parts that say something, in one line. */
function joined(...parts: Both[]): Both {
  const join = (language: keyof Both) =>
    parts
      .map((part) => part[language])
      .filter((text) => text !== '')
      .join(' · ');
  return { zh: join('zh'), en: join('en') };
}

/** What a page wrote, cut where nobody would read on; records.jsonl and the capture's files have all of it. */
function written(text: string): Both {
  return same(text.length > MOST_WRITTEN ? `${text.slice(0, MOST_WRITTEN)}…` : text);
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
