import type { PacketFiles } from '../check/packet-files';
import { TAG_MANIFEST } from '../check/packet-paths';
import { piecesOf } from '../check/streams';
import { CAPTURE_RECORD, type Capture } from '../model/capture';
import type { DeviceComparison } from '../model/device-comparison';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Redacted } from '../model/redaction';
import type { ByteRange, CheckedFile, VerificationReport } from '../model/verdict';
import { isMaskedCopy } from '../redact/regions';
import type { Store } from '../store/store';

const CAPTURE = /^data\/captures\/([^/]+)\/(.+)$/;

/** A checked packet against the store: nothing of the packet is kept, and of the store only counts and places are told. */
export async function compareWithDevice(
  report: VerificationReport,
  files: PacketFiles,
  store: Store,
): Promise<DeviceComparison> {
  const tagManifest = report.contents.find(({ path }) => path === TAG_MANIFEST)?.sha256;
  const seal = tagManifest ? await store.packetSeal(tagManifest) : undefined;
  return {
    key: await whoseKey(report.keyFingerprint, store),
    exportedAt: seal?.savedAt ?? null,
    ledger: await whoseLedger(report, store),
    captures: await compareCaptures(report, files, store),
  };
}

async function whoseKey(fingerprint: string | null, store: Store): Promise<DeviceComparison['key']> {
  if (fingerprint === null) return null;
  if ((await store.signingKey())?.fingerprint === fingerprint) return 'ours';
  return (await store.hasKey(fingerprint)) ? 'former' : 'other';
}

/** Each line holds the hash of the line before, so the last one speaks for all. */
async function whoseLedger(
  { ledgerHead }: VerificationReport,
  store: Store,
): Promise<DeviceComparison['ledger']> {
  if (ledgerHead === null) return null;
  return (await store.ledgerRow(ledgerHead.seq))?.sha256 === ledgerHead.sha256 ? 'same' : 'other';
}

async function compareCaptures(
  { contents, redacted }: VerificationReport,
  files: PacketFiles,
  store: Store,
): Promise<DeviceComparison['captures']> {
  const captures = new Map<string, CheckedFile[]>();
  for (const file of contents) {
    const id = CAPTURE.exec(file.path)?.[1];
    if (id !== undefined) captures.set(id, [...(captures.get(id) ?? []), file]);
  }
  const result: DeviceComparison['captures'] = { same: 0, masked: 0, elsewhere: 0, differing: [] };
  for (const [id, copies] of captures) {
    const capture = await store.capture(id);
    if (capture?.state !== 'sealed') {
      result.elsewhere += 1;
      continue;
    }
    const record = redacted.find((one) => one.id === id);
    if (record !== undefined) {
      const differing = await differingCopies(record, files, store);
      if (differing.length === 0) result.masked += 1;
      result.differing.push(...differing);
      continue;
    }
    const sealed = await sealedHashes(capture, store);
    const differing = copies.filter(
      ({ path, sha256 }) => sealed.get(CAPTURE.exec(path)?.[2] ?? '') !== sha256,
    );
    if (differing.length === 0) result.same += 1;
    for (const { path } of differing) {
      const range = await whereTheyPart(path, files, store);
      result.differing.push(range === null ? { path } : { path, range });
    }
  }
  return result;
}

/** Masked pictures that are not the pictures here with their regions filled. */
async function differingCopies(
  { id, files: pictures, masks }: Redacted,
  files: PacketFiles,
  store: Store,
): Promise<{ path: string }[]> {
  const differing: { path: string }[] = [];
  for (const { path: name, original } of pictures) {
    const path = `data/captures/${id}/${name}`;
    const boxes = masks.flatMap((mask) => (mask.of === 'region' && mask.file === name ? [mask.box] : []));
    const stored = await (await store.file(id, original))?.content.arrayBuffer();
    const isSame =
      stored !== undefined &&
      (await files
        .read(path)
        .then((copy) => isMaskedCopy(copy, new Uint8Array(stored), boxes))
        .catch(() => false));
    if (!isSame) differing.push({ path });
  }
  return differing;
}

async function sealedHashes({ seq, body }: Capture, store: Store): Promise<Map<string, string>> {
  const row = seq === null ? undefined : await store.ledgerRow(seq);
  const hashes = new Map(body.files.map(({ path, sha256 }) => [path, sha256]));
  if (row !== undefined) hashes.set(CAPTURE_RECORD, (JSON.parse(row.line) as LedgerEntry).bodySha256);
  return hashes;
}

/** From the first to the last byte of the packet's file that is not as it is here; null where it cannot be read or is not here. */
async function whereTheyPart(path: string, files: PacketFiles, store: Store): Promise<ByteRange | null> {
  const [, id = '', name = ''] = CAPTURE.exec(path) ?? [];
  const stored = await store.file(id, name);
  if (stored === undefined) return null;
  const own = new Uint8Array(await stored.content.arrayBuffer());
  let at = 0;
  let first: number | null = null;
  let last = 0;
  try {
    for await (const piece of piecesOf(files.streamUnchecked(path))) {
      for (const byte of piece) {
        if (byte !== own[at]) {
          first ??= at;
          last = at;
        }
        at += 1;
      }
    }
  } catch {
    return null;
  }
  if (at < own.length) return { from: first ?? at, to: at };
  return first === null ? null : { from: first, to: last + 1 };
}
