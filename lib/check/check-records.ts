import * as v from 'valibot';
import { CAPTURE_RECORD } from '../model/capture';
import { REDACTED_RECORD } from '../model/redaction';
import { readText, type Inspection } from './inspection';
import { LIMITS } from './packet-files';
import { RECORDS } from './packet-paths';
import { linesOf } from './streams';
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

/** What the fields of a capture hold: `name value` pairs and sums, each as one string, so that asking costs nothing. */
type Shows = ReadonlySet<string>;

/** Each record against the captures that it names: it may say nothing that none of them shows. */
export async function checkRecords(inspection: Inspection, captureIds: readonly string[]): Promise<void> {
  const { files, findings, digests } = inspection;
  if (!digests.has(RECORDS)) return;
  const known = new Set(captureIds);
  const shown = new Map<string, Shows>();
  let count = 0;
  for await (const { text, from, to, isEnded } of linesOf(files.stream(RECORDS))) {
    inspection.throwIfCancelled();
    count += 1;
    const range = { from, to };
    const record = v.safeParse(RecordSchema, jsonOf(text));
    const isSound = record.success && isEnded && count <= LIMITS.lines;
    if (!isSound) findings.fail('records', 'malformed', RECORDS, `:${count}`, range);
    if (!record.success) continue;
    const ids = [...new Set(record.output.captures)];
    for (const id of ids.filter((each) => !known.has(each)))
      findings.fail('records', 'missing-file', `data/captures/${id}/${CAPTURE_RECORD}`);
    const seen: Shows[] = [];
    for (const id of ids.filter((each) => known.has(each))) {
      const shows = shown.get(id) ?? (await readShown(inspection, id));
      shown.set(id, shows);
      seen.push(shows);
    }
    // Where a capture is missing or changed, the record has nothing left to be compared with; that was told.
    if (findings.hasFailedUnder('data/captures/')) continue;
    for (const value of unseenValues(record.output, seen))
      findings.fail('records', 'not-captured', `records:${count}`, value, range);
  }
  if (!findings.hasFailedUnder('data/captures/')) findings.passUnlessFailed('records', String(count));
}

/** Values of a record that none of its captures' fields holds. */
function unseenValues(record: PurchaseRecord, captures: readonly Shows[]): string[] {
  const { orderNo, channelOrderNo, amount, channel, account, product, units, merchant, paidAt } = record;
  const isSeen = (fact: string) => captures.some((shows) => shows.has(fact));
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
  const unseen = texts.flatMap(([value, ...names]) =>
    typeof value === 'string' && !names.some((name) => isSeen(fieldFact(name, value))) ? [value] : [],
  );
  if (!amount || isSeen(sumFact(amount))) return unseen;
  return [...unseen, `${amount.minor} ${amount.currency ?? ''}`.trim()];
}

async function readShown(inspection: Inspection, id: string): Promise<Shows> {
  // Of a record that is withheld, what stands in its place: masked values are the same there.
  const folder = `data/captures/${id}`;
  const isWithheld = inspection.present.has(`${folder}/${REDACTED_RECORD}`);
  const text = await readText(inspection, `${folder}/${isWithheld ? REDACTED_RECORD : 'fields.json'}`);
  const parsed = v.safeParse(FieldsSchema, jsonOf(text));
  const facts = (parsed.success ? parsed.output.fields : []).flatMap(({ name, value, money }) => [
    fieldFact(name, value),
    ...(money === undefined ? [] : [sumFact(money)]),
  ]);
  return new Set(facts);
}

const fieldFact = (name: string, value: string) => JSON.stringify([name, value]);
const sumFact = ({ minor, currency }: v.InferOutput<typeof MoneySchema>) => JSON.stringify([minor, currency]);
