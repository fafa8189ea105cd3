import * as v from 'valibot';
import { ATTACHMENT_RECORD } from '../model/attachment';
import { bytesOfBase64 } from '../model/base64';
import { CAPTURE_RECORD } from '../model/capture';
import { Hex256Schema } from '../model/hex-schema';
import type { Opening, OpenedMask, OpenedRecord } from '../model/redaction';
import { sha256Hex } from '../model/sha256';
import type { LedgerFacts } from './check-ledger';
import type { Withheld } from './check-masks';
import { readBytes, type CheckOptions, type Inspection } from './inspection';
import { jsonOf } from './text-of';

const Name = v.pipe(v.string(), v.maxLength(200));
const Base64 = v.pipe(v.string(), v.base64());
const OpeningSchema = v.strictObject({
  format: v.literal(1),
  masks: v.array(
    v.union([
      v.strictObject({ mask: Name, salt: Hex256Schema, text: v.string() }),
      v.strictObject({ mask: Name, salt: Hex256Schema, png: Base64 }),
    ]),
  ),
  records: v.array(v.strictObject({ capture: Name, record: v.string(), files: v.record(Name, Base64) })),
});
const FileSchema = v.looseObject({ path: v.string(), sha256: v.string() });
/** Of a capture.json, or of an attachment.json, which names one file. */
const FilesSchema = v.union([
  v.looseObject({ id: v.string(), files: v.array(FileSchema) }),
  v.pipe(
    v.looseObject({ id: v.string(), file: FileSchema }),
    v.transform(({ id, file }) => ({ id, files: [file] })),
  ),
]);

/**
 * Openings that were handed over with a packet: each must fit a commitment, or the line of the ledger. They are no part of
 * the packet, so one that is wrong says nothing against it.
 */
export async function checkOpenings(
  inspection: Inspection,
  withheld: readonly Withheld[],
  ledger: LedgerFacts,
  { openings = [] }: CheckOptions,
): Promise<void> {
  for (const text of openings) {
    const parsed = v.safeParse(OpeningSchema, jsonOf(text));
    if (!parsed.success) {
      inspection.findings.fail('openings', 'malformed', 'opening.json');
      continue;
    }
    const { masks, records }: Opening = parsed.output;
    // Each once: an opening may come from who made the packet, and must not decide how often the same work is done.
    for (const opened of onceEach(masks, (one) => one.mask)) await checkMask(inspection, withheld, opened);
    for (const opened of onceEach(records, (one) => one.capture))
      await checkRecord(inspection, withheld, ledger, opened);
    inspection.throwIfCancelled();
  }
}

const onceEach = <T>(all: readonly T[], nameOf: (one: T) => string): T[] => [
  ...new Map(all.map((one) => [nameOf(one), one])).values(),
];

async function checkMask(
  { findings, tools }: Inspection,
  withheld: readonly Withheld[],
  opened: OpenedMask,
): Promise<void> {
  const [, capture, id] = /^(.+)\/(m\d+)$/.exec(opened.mask) ?? [];
  const mask = withheld
    .find(({ record }) => record.id === capture)
    ?.record.masks.find((one) => one.id === id);
  if (mask === undefined) {
    findings.fail('openings', 'opening-of-nothing', opened.mask);
    return;
  }
  const value = 'text' in opened ? opened.text : bytesOfBase64(opened.png);
  const isOfKind = mask.of === ('text' in opened ? 'text' : 'region');
  if (!isOfKind || (await tools.commit(opened.salt, value)) !== mask.commitment) {
    findings.fail('openings', 'wrong-opening', opened.mask);
    return;
  }
  if (mask.of === 'text') {
    findings.tell('openings', 'opened', opened.mask, String(value));
    return;
  }
  const { width, height } = mask.box;
  const pixels =
    typeof value === 'string' ? null : await tools.decodePng(value, width * height).catch(() => null);
  if (pixels?.width !== width || pixels.height !== height)
    findings.fail('openings', 'wrong-opening', opened.mask);
  else findings.tell('openings', 'opened', opened.mask, `${width} × ${height} px`);
}

async function checkRecord(
  inspection: Inspection,
  withheld: readonly Withheld[],
  ledger: LedgerFacts,
  { capture, record, files }: OpenedRecord,
): Promise<void> {
  const { findings } = inspection;
  const shown = withheld.find((one) => one.record.id === capture);
  if (shown === undefined) {
    findings.fail('openings', 'opening-of-nothing', capture);
    return;
  }
  const body = v.safeParse(FilesSchema, jsonOf(record));
  const sha256 = await sha256Hex(record);
  const isSealed =
    shown.kind === 'captures'
      ? ledger.captures?.get(capture)?.has(sha256) === true
      : ledger.imports.some(({ id, bodySha256 }) => id === capture && bodySha256 === sha256);
  if (!isSealed || !body.success || body.output.id !== capture) {
    const name = shown.kind === 'captures' ? CAPTURE_RECORD : ATTACHMENT_RECORD;
    findings.fail('openings', 'wrong-opening', `${capture}/${name}`);
    return;
  }
  findings.tell('openings', 'record-opened', capture, String(Object.keys(files).length));
  for (const [name, content] of Object.entries(files)) {
    const bytes = bytesOfBase64(content);
    const sealed = body.output.files.find(({ path }) => path === name)?.sha256;
    if (sealed !== (await sha256Hex(bytes))) findings.fail('openings', 'wrong-opening', `${capture}/${name}`);
    else await compareCopy(inspection, shown, name, bytes);
  }
}

/** Now that the original is there: the masked copy must be it, but for the masks. */
async function compareCopy(
  inspection: Inspection,
  { kind, record: { id, files, masks } }: Withheld,
  name: string,
  original: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { findings, tools } = inspection;
  const copy = files.find((file) => file.original === name);
  if (copy === undefined) return;
  const path = `data/${kind}/${id}/${copy.path}`;
  const bytes = await readBytes(inspection, path);
  if (bytes === null || findings.hasFailed(path)) return;
  const boxes = masks.flatMap((mask) => (mask.of === 'region' && mask.file === copy.path ? [mask.box] : []));
  const size = copy.width * copy.height;
  const pixels = await tools.decodePng(original, size).catch(() => null);
  // A photograph's copy was drawn by a browser, and a large one made smaller: nothing here could draw it again.
  if (kind === 'attachments' && (pixels?.width !== copy.width || pixels.height !== copy.height)) {
    findings.tell('openings', 'copy-not-compared', path);
    return;
  }
  const isSame = await tools.isMaskedCopy(bytes, original, boxes).catch(() => false);
  if (isSame) findings.tell('openings', 'copy-agrees', path);
  else findings.fail('openings', 'copy-differs', path);
}
