import * as v from 'valibot';
import { RECORDS } from './packet-paths';
import { readText, type Inspection } from './inspection';
import { jsonOf } from './text-of';

const MoneySchema = v.object({ minor: v.number(), currency: v.nullable(v.string()) });

const Shown = v.nullish(v.string());

const RecordSchema = v.object({
  orderNo: Shown,
  channelOrderNo: Shown,
  amount: v.nullish(MoneySchema),
  channel: Shown,
  account: Shown,
  product: Shown,
  units: Shown,
  merchant: Shown,
  paidAt: v.nullish(v.object({ local: v.string() })),
  captures: v.array(v.string()),
});
type PurchaseRecord = v.InferOutput<typeof RecordSchema>;

const FieldsSchema = v.object({
  fields: v.array(v.object({ name: v.string(), value: v.string(), money: v.optional(MoneySchema) })),
});
type Fields = v.InferOutput<typeof FieldsSchema>['fields'];

/** Each record against the captures that it names: it may say nothing that none of them shows. */
export async function checkRecords(inspection: Inspection, captureIds: readonly string[]): Promise<void> {
  const { findings, digests } = inspection;
  const text = await readText(inspection, RECORDS);
  if (!digests.has(RECORDS)) return;
  const lines = (text ?? '').split('\n');
  if (text === null || lines.pop() !== '') findings.fail('records', 'malformed', RECORDS);
  for (const [index, line] of lines.entries()) {
    const record = v.safeParse(RecordSchema, jsonOf(line));
    if (record.success) await checkRecord(inspection, captureIds, `records:${index + 1}`, record.output);
    else findings.fail('records', 'malformed', RECORDS, `:${index + 1}`);
  }
  if (!findings.hasFailedUnder('data/captures/')) findings.passUnlessFailed('records', String(lines.length));
}

async function checkRecord(
  inspection: Inspection,
  captureIds: readonly string[],
  subject: string,
  record: PurchaseRecord,
): Promise<void> {
  const { findings } = inspection;
  const fields: Fields = [];
  for (const id of record.captures) {
    if (captureIds.includes(id)) fields.push(...(await readFields(inspection, id)));
    else findings.fail('records', 'missing-file', `data/captures/${id}/capture.json`);
  }
  // Where a capture is missing or changed, the record has nothing left to be compared with; that was told.
  if (findings.hasFailedUnder('data/captures/')) return;
  for (const value of unseenValues(record, fields)) findings.fail('records', 'not-captured', subject, value);
}

/** Values of a record that none of its captures' fields holds. */
function unseenValues(record: PurchaseRecord, fields: Fields): string[] {
  const { orderNo, channelOrderNo, amount, channel, account, product, units, merchant, paidAt } = record;
  const texts: [string | null | undefined, ...string[]][] = [
    [orderNo, 'orderNo'],
    // A second page of the purchase may call the channel's own number its order number.
    [channelOrderNo, 'channelOrderNo', 'orderNo'],
    [channel, 'channel'],
    [account, 'account'],
    [product, 'product'],
    [units, 'units'],
    [merchant, 'merchant'],
    [paidAt?.local, 'paidAt'],
  ];
  const unseen = texts.flatMap(([value, ...names]) => {
    const isSeen = fields.some((field) => names.includes(field.name) && field.value === value);
    return typeof value === 'string' && !isSeen ? [value] : [];
  });
  if (!amount) return unseen;
  const isSeen = fields.some(
    ({ money }) => money?.minor === amount.minor && money.currency === amount.currency,
  );
  return isSeen ? unseen : [...unseen, `${amount.minor} ${amount.currency ?? ''}`.trim()];
}

async function readFields(inspection: Inspection, id: string): Promise<Fields> {
  const parsed = v.safeParse(
    FieldsSchema,
    jsonOf(await readText(inspection, `data/captures/${id}/fields.json`)),
  );
  return parsed.success ? parsed.output.fields : [];
}
