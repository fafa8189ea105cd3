import { ATTACHMENT_RECORD } from '../model/attachment';
import { base64Of } from '../model/base64';
import { CAPTURE_RECORD } from '../model/capture';
import { MASK, type Mask, type OpenedMask, type OpenedRecord, type Redacted } from '../model/redaction';
import { commit, regionPlace, textPlace, type SaltOf } from './commit';
import { pixelsAt, type PictureDecoder } from './pixels-at';
import { encodePng } from './png';
import { cutOut } from './regions';

/** A record as it lies in the store, by file name. */
export type StoredRecord = ReadonlyMap<string, Blob>;

/**
 * What lies beneath one mask of a packet, from the record that is still on this device; null where no salt of these leads
 * to the commitment, or what was masked cannot be found any more.
 * @param texts what was masked in that export.
 */
export async function openMask(
  record: Redacted,
  mask: Mask,
  stored: StoredRecord,
  { salts, texts, decode }: { salts: readonly SaltOf[]; texts: readonly string[]; decode: PictureDecoder },
): Promise<OpenedMask | null> {
  const name = `${record.id}/${mask.id}`;
  for (const saltOf of salts) {
    const opened =
      mask.of === 'region'
        ? await openRegion(record, mask, stored, { saltOf, decode })
        : await openText(record, mask, saltOf, texts);
    if (opened !== null) return { mask: name, ...opened };
  }
  return null;
}

/** A whole record, with every file that capture.json or attachment.json names. */
export async function openRecord(id: string, stored: StoredRecord): Promise<OpenedRecord | null> {
  const name = [CAPTURE_RECORD, ATTACHMENT_RECORD].find((one) => stored.has(one));
  const body = stored.get(name ?? '');
  if (body === undefined) return null;
  const files: Record<string, string> = {};
  for (const [path, content] of stored)
    if (path !== name) files[path] = base64Of(new Uint8Array(await content.arrayBuffer()));
  return { capture: id, record: await body.text(), files };
}

async function openRegion(
  { id, files }: Redacted,
  mask: Extract<Mask, { of: 'region' }>,
  stored: StoredRecord,
  { saltOf, decode }: { saltOf: SaltOf; decode: PictureDecoder },
): Promise<{ salt: string; png: string } | null> {
  const copy = files.find(({ path }) => path === mask.file);
  const original = copy?.original ?? '';
  const content = stored.get(original);
  if (copy === undefined || content === undefined) return null;
  const pixels = await pixelsAt(content, { width: copy.width, height: copy.height }, decode);
  const png = await encodePng(cutOut(pixels, mask.box), { isStored: true });
  const salt = await saltOf(id, regionPlace(original, mask.box));
  return (await commit(salt, png)) === mask.commitment ? { salt, png: base64Of(png) } : null;
}

async function openText(
  { id }: Redacted,
  mask: Extract<Mask, { of: 'text' }>,
  saltOf: SaltOf,
  texts: readonly string[],
): Promise<{ salt: string; text: string } | null> {
  for (const text of [...texts, MASK]) {
    const salt = await saltOf(id, textPlace(text));
    if ((await commit(salt, text)) === mask.commitment) return { salt, text };
  }
  return null;
}
