import { MASK, type Mask, type OpenedMask, type OpenedRecord, type RedactedRecord } from '../model/redaction';
import { commit, regionPlace, textPlace, type SaltOf } from './commit';
import { decodePng, encodePng } from './png';
import { cutOut } from './regions';

/** A record as it lies in the store, by file name. */
export type StoredRecord = ReadonlyMap<string, Blob>;

/**
 * What lies beneath one mask of a packet, from the record that is still on this device; null where no salt of these leads
 * to the commitment, or what was masked cannot be found any more.
 * @param texts what was masked in that export.
 */
export async function openMask(
  record: RedactedRecord,
  mask: Mask,
  stored: StoredRecord,
  salts: readonly SaltOf[],
  texts: readonly string[],
): Promise<OpenedMask | null> {
  const name = `${record.id}/${mask.id}`;
  for (const saltOf of salts) {
    const opened =
      mask.of === 'region'
        ? await openRegion(record, mask, stored, saltOf)
        : await openText(record, mask, saltOf, texts);
    if (opened !== null) return { mask: name, ...opened };
  }
  return null;
}

/** A whole record, with every file that capture.json names. */
export async function openRecord(id: string, stored: StoredRecord): Promise<OpenedRecord | null> {
  const body = stored.get('capture.json');
  if (body === undefined) return null;
  const files: Record<string, string> = {};
  for (const [path, content] of stored)
    if (path !== 'capture.json') files[path] = base64(new Uint8Array(await content.arrayBuffer()));
  return { capture: id, record: await body.text(), files };
}

async function openRegion(
  { id, files }: RedactedRecord,
  mask: Extract<Mask, { of: 'region' }>,
  stored: StoredRecord,
  saltOf: SaltOf,
): Promise<{ salt: string; png: string } | null> {
  const original = files.find(({ path }) => path === mask.file)?.original ?? '';
  const content = stored.get(original);
  if (content === undefined) return null;
  const pixels = await decodePng(new Uint8Array(await content.arrayBuffer()));
  const png = await encodePng(cutOut(pixels, mask.box), { isStored: true });
  const salt = await saltOf(id, regionPlace(original, mask.box));
  return (await commit(salt, png)) === mask.commitment ? { salt, png: base64(png) } : null;
}

async function openText(
  { id }: RedactedRecord,
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

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
