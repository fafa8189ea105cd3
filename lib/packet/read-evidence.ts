import { CAPTURE_RECORD, type Capture, type CaptureBody } from '../model/capture';
import type { LedgerEntry, LedgerRow } from '../model/ledger-entry';
import type { Purchase } from '../model/purchase';
import { RECORD_ID } from '../model/record-id';
import { sha256OfFile } from '../model/sha256';
import { PacketError } from './packet-error';
import type { Evidence } from './evidence';
import { fewAtOnce } from './few-at-once';
import type { PacketFile } from './packet-file';
import type { PacketSource } from './packet-source';
import type { ProgressCounter } from './progress';

export const SAFE_PATH = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)+$/;

/** Oldest first; ties are decided by id, so that the order never depends on how the records were read. */
export function orderPurchases(purchases: readonly Purchase[]): Purchase[] {
  return [...purchases].sort((one, other) => one.firstAt - other.firstAt || (one.id < other.id ? -1 : 1));
}

/**
 * What the packet promises, counted before anything is read.
 * @throws {PacketError} where there is nothing, a purchase names a capture that was not given, or a name is unsafe.
 */
export function promisedCaptures({ purchases, captures }: PacketSource): Map<string, Capture[]> {
  const byId = new Map(captures.map((capture) => [capture.id, capture]));
  const promised = new Map<string, Capture[]>();
  for (const purchase of purchases) {
    const own = [...new Set(purchase.captureIds)].map((id) => {
      const capture = byId.get(id);
      if (capture === undefined || capture.state !== 'sealed') throw new PacketError('missing-file', id);
      return capture;
    });
    for (const capture of own) refuseUnsafeNames(capture);
    promised.set(
      purchase.id,
      own.sort((one, other) => one.capturedAt - other.capturedAt || (one.id < other.id ? -1 : 1)),
    );
  }
  const count = [...promised.values()].reduce((sum, own) => sum + own.length, 0);
  if (count === 0) throw new PacketError('nothing-selected', '');
  return promised;
}

function refuseUnsafeNames({ id, body }: Capture): void {
  if (!RECORD_ID.test(id)) throw new PacketError('unsafe-path', id);
  const paths = body.files.map((file) => file.path);
  const unsafe = paths.find(
    (path, index) => !SAFE_PATH.test(path) || path === CAPTURE_RECORD || paths.indexOf(path) !== index,
  );
  if (unsafe !== undefined) throw new PacketError('unsafe-path', `${id}/${unsafe}`);
}

/** Capture id → the hash that the ledger sealed for it. */
export function sealedHashes(rows: readonly LedgerRow[]): Map<string, string> {
  const entries = rows.map((row) => JSON.parse(row.line) as LedgerEntry);
  return new Map(
    entries
      .filter(({ kind }) => kind === 'capture' || kind === 'import')
      .map(({ id, bodySha256 }) => [id, bodySha256]),
  );
}

/** Reads a file of a record and hashes it. @throws {PacketError} where it is missing or differs. */
export function sealedReader(
  id: string,
  folder: 'captures' | 'attachments',
  source: PacketSource,
  progress: ProgressCounter,
): (path: string, sha256: string) => Promise<PacketFile> {
  return async (path, sha256) => {
    const subject = `${id}/${path}`;
    progress.throwIfCancelled();
    const content = await source.readFile(id, path).catch((cause: unknown) => {
      throw new PacketError('missing-file', subject, { cause });
    });
    const hash = await sha256OfFile(content).catch((cause: unknown) => {
      throw new PacketError('missing-file', subject, { cause });
    });
    if (hash !== sha256) throw new PacketError('changed-file', subject);
    progress.tick('reading');
    return { path: `data/${folder}/${subject}`, content, sha256 };
  };
}

/**
 * Reads and hashes every file of a capture, up from the ledger: line → capture.json → each file.
 * @throws {PacketError} at the first byte that is missing or differs.
 */
export async function readEvidence(
  capture: Capture,
  sealed: ReadonlyMap<string, string>,
  source: PacketSource,
  progress: ProgressCounter,
): Promise<Evidence> {
  const { id } = capture;
  const read = sealedReader(id, 'captures', source, progress);

  const bodySha256 = sealed.get(id);
  if (bodySha256 === undefined) throw new PacketError('not-in-ledger', id);
  const bodyFile = await read(CAPTURE_RECORD, bodySha256);
  const body = JSON.parse(await bodyFile.content.text()) as CaptureBody;
  if (body.id !== id || JSON.stringify(body.files) !== JSON.stringify(capture.body.files)) {
    throw new PacketError('changed-file', `${id}/${CAPTURE_RECORD}`);
  }
  const files = await fewAtOnce(body.files, (file) => read(file.path, file.sha256));
  return { capture, body, files: [bodyFile, ...files] };
}
