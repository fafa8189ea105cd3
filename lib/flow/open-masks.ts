import { TAG_MANIFEST } from '../check/packet-paths';
import type { Mask, OpenedMask, OpenedRecord, Opening, Redacted } from '../model/redaction';
import type { VerificationReport } from '../model/verdict';
import { saltsFrom } from '../redact/commit';
import { openMask, openRecord } from '../redact/open-mask';
import type { PictureDecoder } from '../redact/pixels-at';
import type { Store } from '../store/store';

/** One mask of a checked packet laid open; null where this device cannot: the record is gone, or it was masked elsewhere. */
export async function openMaskHere(
  report: Pick<VerificationReport, 'contents'>,
  record: Redacted,
  mask: Mask,
  { store, decode }: { store: Store; decode: PictureDecoder },
): Promise<Opening | null> {
  const sha256 = report.contents.find(({ path }) => path === TAG_MANIFEST)?.sha256;
  const seal = sha256 ? await store.packetSeal(sha256) : undefined;
  const texts = (seal?.redaction?.values ?? []).map(({ text }) => text);
  const salts = (await store.redactionSecrets()).map(saltsFrom);
  const opened = await openMask(record, mask, await recordOf(record.id, store), {
    salts,
    texts,
    decode,
  });
  return opened === null ? null : openingOf([opened], []);
}

/** A whole record laid open, with every file of it; null where it is not on this device. */
export async function openRecordHere(id: string, store: Store): Promise<Opening | null> {
  const opened = await openRecord(id, await recordOf(id, store));
  return opened === null ? null : openingOf([], [opened]);
}

async function recordOf(id: string, store: Store): Promise<Map<string, Blob>> {
  return new Map((await store.filesOf(id)).map(({ path, content }) => [path, content]));
}

function openingOf(masks: OpenedMask[], records: OpenedRecord[]): Opening {
  return { format: 1, masks, records };
}
