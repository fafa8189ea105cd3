import * as v from 'valibot';
import { BoxSchema, FIELD_NAMES } from '../model/field';
import { CountSchema } from '../model/count-schema';
import { Hex256Schema } from '../model/hex-schema';
import { MASK, MASK_KINDS, REDACTED_RECORD, type Redacted } from '../model/redaction';
import type { LedgerFacts } from './check-ledger';
import { readBytes, readText, type Inspection } from './inspection';
import { isSafePath, LIMITS } from './packet-files';
import { jsonOf } from './text-of';

const Id = v.pipe(v.string(), v.regex(/^m[1-9]\d{0,4}$/));
const FieldSchema = v.looseObject({ name: v.string(), value: v.string() });
const MaskSchema = v.variant('of', [
  v.strictObject({
    id: Id,
    of: v.literal('text'),
    kind: v.picklist(MASK_KINDS),
    fields: v.array(v.picklist(FIELD_NAMES)),
    commitment: Hex256Schema,
  }),
  v.strictObject({
    id: Id,
    of: v.literal('region'),
    file: v.string(),
    box: BoxSchema,
    commitment: Hex256Schema,
  }),
]);
const RedactedSchema = v.strictObject({
  format: v.literal(1),
  id: v.string(),
  record: v.looseObject({}),
  fields: v.array(FieldSchema),
  orders: v.optional(v.array(v.array(FieldSchema))),
  files: v.array(
    v.strictObject({
      path: v.pipe(v.string(), v.check(isSafePath)),
      original: v.pipe(v.string(), v.check(isSafePath)),
      bytes: v.number(),
      sha256: Hex256Schema,
      width: CountSchema,
      height: CountSchema,
    }),
  ),
  masks: v.pipe(v.array(MaskSchema), v.maxLength(LIMITS.masks)),
});

/** A record that a packet withholds, and where what stands in its place lies. */
export interface Withheld {
  kind: 'captures' | 'attachments';
  record: Redacted;
}

/**
 * A capture or an added picture whose record is withheld: its line must stand in the ledger, its masked pictures be those that it names, each
 * region be filled, and each mask be committed to. What lies beneath cannot be checked here, and is not claimed to be.
 */
export async function checkRedacted(
  inspection: Inspection,
  { captures, imports }: LedgerFacts,
  { kind, id, names }: { kind: Withheld['kind']; id: string; names: readonly string[] },
): Promise<Redacted | null> {
  const { findings, digests } = inspection;
  const folder = `data/${kind}/${id}`;
  const path = `${folder}/${REDACTED_RECORD}`;
  if (!digests.has(path) || findings.hasFailed(path)) return null;
  const isThere = kind === 'captures' ? captures?.has(id) : imports.some((entry) => entry.id === id);
  if (captures !== null && !isThere) findings.fail(kind, 'not-in-ledger', path);
  const parsed = v.safeParse(RedactedSchema, jsonOf(await readText(inspection, path)));
  if (!parsed.success || parsed.output.id !== id) {
    findings.fail('masks', 'malformed', path);
    return null;
  }
  const record = parsed.output as unknown as Redacted;
  checkFiles(inspection, folder, names, record);
  checkCommitments(inspection, path, record);
  for (const file of record.files) await checkPicture(inspection, `${folder}/${file.path}`, file, record);
  return record;
}

/** How much is masked in all of them, where each is as it should be. */
export function tellMasks({ findings }: Inspection, withheld: readonly Withheld[]): void {
  if (withheld.length === 0 || withheld.some(({ kind }) => findings.hasFailedUnder(`data/${kind}/`))) return;
  const masks = withheld.flatMap(({ record }) => record.masks);
  const texts = masks.filter((mask) => mask.of === 'text').length;
  findings.tell('masks', 'masked', null, `${texts} + ${masks.length - texts}`);
}

function checkFiles(
  { findings, digests }: Inspection,
  folder: string,
  names: readonly string[],
  { files }: Redacted,
): void {
  const listed = new Map(files.map((file) => [file.path, file]));
  if (listed.size !== files.length) findings.fail('masks', 'malformed', `${folder}/${REDACTED_RECORD}`);
  for (const [name, file] of listed) {
    const path = `${folder}/${name}`;
    const digest = digests.get(path);
    if (findings.hasFailed(path)) continue;
    if (digest === undefined) findings.fail('masks', 'missing-file', path);
    else if (digest.sha256 !== file.sha256) findings.fail('masks', 'wrong-hash', path, digest.sha256);
    else if (digest.bytes !== file.bytes) findings.fail('masks', 'wrong-size', path, String(digest.bytes));
  }
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (name !== REDACTED_RECORD && !listed.has(name) && !findings.hasFailed(path))
      findings.fail('masks', 'extra-file', path);
  }
}

/** Each mask once, over something of the record; and nothing masked that no mask speaks for. */
function checkCommitments({ findings }: Inspection, path: string, record: Redacted): void {
  const { masks, files, fields, orders } = record;
  const distinct = (values: readonly string[]) => new Set(values).size === values.length;
  if (!distinct(masks.map(({ id }) => id)) || !distinct(masks.map(({ commitment }) => commitment)))
    findings.fail('masks', 'malformed', path);
  const spokenFor = new Set<string>();
  for (const mask of masks) {
    if (mask.of === 'text') for (const name of mask.fields) spokenFor.add(name);
    else if (!files.some((file) => file.path === mask.file))
      findings.fail('masks', 'malformed', path, mask.id);
  }
  const all = [...fields, ...(orders ?? []).flat()];
  for (const { name, value } of all)
    if (value.includes(MASK) && !spokenFor.has(name)) findings.fail('masks', 'not-committed', path, name);
  const masked = new Set<string>(
    all.filter((field) => JSON.stringify(field).includes(MASK)).map(({ name }) => name),
  );
  for (const name of spokenFor) if (!masked.has(name)) findings.fail('masks', 'not-masked', path, name);
}

async function checkPicture(
  inspection: Inspection,
  path: string,
  file: Redacted['files'][number],
  { masks }: Redacted,
): Promise<void> {
  const { findings, tools } = inspection;
  if (findings.hasFailed(path)) return;
  const regions = masks.flatMap((mask) => (mask.of === 'region' && mask.file === file.path ? [mask] : []));
  const stated = file.width * file.height;
  inspection.pixelsSeen += regions.reduce((sum, { box }) => sum + Math.abs(box.width * box.height), stated);
  if (inspection.pixelsSeen > LIMITS.pixels) {
    findings.fail('container', 'too-large', path, `> ${LIMITS.pixels} px`);
    return;
  }
  const bytes = await readBytes(inspection, path);
  if (bytes === null) return;
  const pixels = await tools.decodePng(bytes, stated).catch(() => null);
  if (pixels === null || pixels.width !== file.width || pixels.height !== file.height) {
    findings.fail('masks', 'malformed', path);
    return;
  }
  for (const { id, box } of regions) {
    inspection.throwIfCancelled();
    const { x, y, width, height } = box;
    const isWhole = [x, y, width, height].every(Number.isSafeInteger) && width > 0 && height > 0;
    if (!isWhole || !tools.isFilled(pixels, box)) findings.fail('masks', 'not-masked', path, id);
  }
}
