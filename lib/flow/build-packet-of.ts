import { signDer } from '../ledger/signature';
import { proveLines } from '../ledger/tree';
import type { Attachment } from '../model/attachment';
import type { Capture, StoredFile } from '../model/capture';
import type { BuiltPacket, ExportFailure, ExportProgress } from '../model/message';
import type { PlatformDefinition } from '../model/platform';
import type { Purchase } from '../model/purchase';
import type { Redaction } from '../model/redaction';
import type { SigningKey } from '../model/seal';
import { sha256Hex } from '../model/sha256';
import { countStamps, type TimeStamp } from '../model/time-stamp';
import { buildPacket } from '../packet/build-packet';
import { PacketError } from '../packet/packet-error';
import type { PacketSource, PacketTools } from '../packet/packet-source';
import type { PictureDecoder } from '../redact/pixels-at';
import { summarizePurchase } from '../purchase/summarize-purchase';
import { DiskFullError, type Store } from '../store/store';
import { ensureSigningKey } from './ensure-signing-key';
import { foreignParts } from './foreign-parts';
import { packetClaim } from './packet-claim';
import { packetNonces, redactorFor, shownAttachments } from './redact-evidence';
import { anchorsFor, sealStamps } from './packet-stamps';

export interface BuildTools extends Omit<PacketTools, 'sign' | 'stamp' | 'key' | 'proveLines' | 'nonceOf'> {
  store: Store;
  platforms: readonly PlatformDefinition[];
  extension: { version: string; build: string };
  /** The claim that the packet is for. */
  claimId?: string | undefined;
  /** What is masked; absent where everything is shown. */
  redaction?: Redaction | undefined;
  /** The store is that of practice recharges. */
  isPractice?: boolean;
  /** For pictures that were added, where something is masked. */
  decodePicture: PictureDecoder;
  /** Has the background ask the time-stamp authorities that are switched on. */
  requestStamps(tagmanifestSha256: string): Promise<void>;
  onProgress(progress: ExportProgress): void;
  signal: AbortSignal;
  /** An address under which the finished zip can be downloaded. */
  addressOf(zip: Blob): string;
}

/** Stored purchases → a finished, sealed zip. Nothing half-made ever gets an address. */
export async function buildPacketOf(purchaseIds: readonly string[], tools: BuildTools): Promise<BuiltPacket> {
  const { store, signal, onProgress } = tools;
  try {
    const key = await ensureSigningKey(store);
    let signature: Uint8Array<ArrayBuffer> | undefined;
    const { redaction } = tools;
    const { purchases, captures } = await recordsFor(purchaseIds, redaction?.leftOut ?? [], store);
    const { anchors, lastSeq: lastNeeded } = await anchorsFor(captures, store);
    const foreign = await foreignParts(captures, store);
    const added = await attachmentsFor(purchaseIds, tools);
    const attachments = shownAttachments(added, redaction);
    const lastSeq = Math.max(
      key.seq ?? 0,
      lastNeeded,
      ...foreign.map(({ ledger }) => ledger.seq),
      ...attachments.map(({ seq }) => seq),
    );
    let stamps: TimeStamp[] = [];
    const packet = await buildPacket(
      {
        purchases,
        captures,
        attachments,
        leavesAttachments: attachments.length < added.length,
        readFile: fileReader(store),
        // Up to the newest exported capture, the stamp that reaches it, the line that names the key or a foreign ledger,
        // and no further: the same records then give the same bytes.
        ledgerRows: await store.ledgerRows(lastSeq),
        anchors,
        foreign,
        claim: await packetClaim(tools.claimId, { purchases, captures, attachments }, tools),
        redactor: redaction && (await redactorFor(redaction, tools)),
        platformNames: Object.fromEntries(tools.platforms.map((platform) => [platform.id, platform.name])),
        extension: tools.extension,
        isPractice: tools.isPractice,
      },
      {
        ...tools,
        key,
        proveLines,
        nonceOf: await packetNonces(store),
        sign: async (tagmanifest) => (signature = await signOnce(tagmanifest, key, store)),
        stamp: async (sha256) => (stamps = await sealStamps(sha256, tools)),
      },
      { signal, onProgress },
    );
    const { fileName, bytes, files, tagmanifestSha256, keyFingerprint } = packet;
    if (signature === undefined) throw new Error('the packet was not signed');
    await store.putPacketSeal({
      tagmanifestSha256,
      fileName,
      signature,
      keyFingerprint,
      purchaseIds: [...purchaseIds],
      bytes,
      savedAt: Date.now(),
      ...(redaction && { redaction }),
    });
    return {
      status: 'built',
      url: tools.addressOf(packet.zip),
      fileName,
      bytes,
      files,
      tagmanifestSha256,
      keyFingerprint,
      stamps: countStamps(stamps),
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (signal.aborted) return { status: 'failed', failure: 'cancelled', detail: '' };
    if (error instanceof PacketError) {
      const isOurs = ['masked-value', 'no-nonce', 'unreadable-picture', 'nothing-selected'].includes(
        error.code,
      );
      return isOurs
        ? { status: 'failed', failure: error.code as ExportFailure, detail: error.subject }
        : { status: 'failed', failure: 'missing-file', detail };
    }
    if (error instanceof DiskFullError) return { status: 'failed', failure: 'disk-full', detail };
    return { status: 'failed', failure: 'unexpected', detail };
  }
}

/** Asks the database once for all the files of a record, which a packet needs one after the other. */
function fileReader({ filesOf }: Pick<Store, 'filesOf'>): PacketSource['readFile'] {
  const asked = new Map<string, Promise<StoredFile[]>>();
  return async (recordId, path) => {
    const files = asked.get(recordId) ?? filesOf(recordId);
    asked.set(recordId, files);
    const file = (await files).find((one) => one.path === path);
    if (file === undefined) throw new PacketError('missing-file', `${recordId}/${path}`);
    return file.content;
  };
}

/** What was added to these purchases, and to the claim where the packet is that of one. */
function attachmentsFor(
  purchaseIds: readonly string[],
  { claimId, store }: Pick<BuildTools, 'claimId' | 'store'>,
): Promise<Attachment[]> {
  return store.attachmentsOf([...purchaseIds, ...(claimId === undefined ? [] : [claimId])]);
}

/** Purchases with their sealed captures; without those left out, a purchase says only what the others show. */
async function recordsFor(
  purchaseIds: readonly string[],
  leftOut: readonly string[],
  store: Store,
): Promise<{ purchases: Purchase[]; captures: Capture[] }> {
  const purchases = await store.purchases(purchaseIds);
  const sealed = (await store.capturesOf(purchaseIds)).filter((capture) => capture.state === 'sealed');
  if (leftOut.length === 0) return { purchases, captures: sealed };
  const captures = sealed.filter(({ id }) => !leftOut.includes(id));
  const left = purchases.flatMap(({ id }) => {
    const own = captures.filter(({ purchaseId }) => purchaseId === id);
    return own.length === 0 ? [] : [summarizePurchase(id, own)];
  });
  return { purchases: left, captures };
}

/** ECDSA signatures differ each time, so the first one over a tag manifest is kept and used again. */
async function signOnce(
  tagmanifest: Uint8Array<ArrayBuffer>,
  key: SigningKey,
  store: Store,
): Promise<Uint8Array<ArrayBuffer>> {
  const earlier = await store.packetSeal(await sha256Hex(tagmanifest));
  if (earlier?.keyFingerprint === key.fingerprint) return earlier.signature;
  return signDer(key.privateKey, tagmanifest);
}
