import * as v from 'valibot';
import { readText, type Inspection } from './inspection';
import { jsonOf } from './text-of';

const RECORDS = 'data/records.jsonl';

const MoneySchema = v.object({ minor: v.number(), currency: v.nullable(v.string()) });

const RecordSchema = v.object({
  orderNo: v.nullish(v.string()),
  amount: v.nullish(MoneySchema),
  captureIds: v.array(v.string()),
});

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
  findings.passUnlessFailed('records', String(lines.length));
}

async function checkRecord(
  inspection: Inspection,
  captureIds: readonly string[],
  subject: string,
  { orderNo, amount, captureIds: named }: v.InferOutput<typeof RecordSchema>,
): Promise<void> {
  const { findings } = inspection;
  const fields: Fields = [];
  for (const id of named) {
    if (captureIds.includes(id)) fields.push(...(await readFields(inspection, id)));
    else findings.fail('records', 'missing-file', `data/captures/${id}/capture.json`);
  }
  // Where a capture is missing or changed, the record has nothing left to be compared with; that was told.
  if (findings.list.some((one) => one.outcome === 'fail' && one.subject?.startsWith('data/captures/')))
    return;
  const shows = (name: string, equals: (field: Fields[number]) => boolean) =>
    fields.some((field) => field.name === name && equals(field));
  if (orderNo && !shows('orderNo', ({ value }) => value === orderNo))
    findings.fail('records', 'not-captured', subject, orderNo);
  const isShown = ({ money }: Fields[number]) =>
    money?.minor === amount?.minor && money?.currency === amount?.currency;
  if (amount && !shows('amount', isShown)) {
    findings.fail('records', 'not-captured', subject, `${amount.minor} ${amount.currency ?? ''}`.trim());
  }
}

async function readFields(inspection: Inspection, id: string): Promise<Fields> {
  const parsed = v.safeParse(
    FieldsSchema,
    jsonOf(await readText(inspection, `data/captures/${id}/fields.json`)),
  );
  return parsed.success ? parsed.output.fields : [];
}
