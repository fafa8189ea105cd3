import type { Attachment, AttachmentBody } from '../model/attachment';
import { isPicture, type SealedFile } from '../model/capture';
import { hexOf } from '../model/hex';
import type { Mask, Redaction } from '../model/redaction';
import { sha256OfFile } from '../model/sha256';
import { PacketError } from '../packet/packet-error';
import type { PacketFile } from '../packet/packet-file';
import type { Redactor } from '../packet/packet-source';
import type { Evidence, MaskCounts, ReadAttachment } from '../packet/evidence';
import { saltsFrom, type SaltOf } from '../redact/commit';
import { leaksValue } from '../redact/find-leak';
import { maskClaim, maskPurchase } from '../redact/mask-purchase';
import type { PictureDecoder } from '../redact/pixels-at';
import { PngError } from '../redact/png';
import { redactAttachment } from '../redact/redact-attachment';
import { NoNonceError, redactCapture } from '../redact/redact-capture';
import type { Store } from '../store/store';

const SECRET_BYTES = 32;

/** How a packet shows its records where something is masked: what the packet's stage asks for at each step. */
export async function redactorFor(
  redaction: Redaction,
  { store, decodePicture }: { store: Store; decodePicture: PictureDecoder },
): Promise<Redactor> {
  const saltOf = saltsFrom(await ensureSecret(store));
  const values = redaction.values.map(({ text }) => text);
  return {
    purchase: (purchase) => maskPurchase(purchase, values),
    claim: (claim) => maskClaim(claim, values),
    evidence: (evidence) => redactEvidence(evidence, redaction, saltOf),
    attachment: (read) => redactAdded(read, redaction, { saltOf, decode: decodePicture }),
    leaks: (path, text) => leaksValue(path, text, values),
  };
}

/** What of the added files goes along: with masks, the pictures that the person looked at. Nobody can say what the others show. */
export function shownAttachments(
  attachments: readonly Attachment[],
  redaction: Redaction | undefined,
): Attachment[] {
  if (redaction === undefined) return [...attachments];
  const ids = new Set(redaction.added?.map(({ attachmentId }) => attachmentId));
  return attachments.filter(({ id, body }) => ids.has(id) && isAddedPicture(body));
}

function isAddedPicture(body: AttachmentBody): body is AttachmentBody & { file: SealedFile } {
  return body.file !== null && isPicture(body.file);
}

/** Random bits for a packet's own bag-info.txt, the same for the same files. */
export async function packetNonces(store: Store): Promise<(manifestSha256: string) => Promise<string>> {
  const saltOf = saltsFrom(await ensureSecret(store));
  return (manifestSha256) => saltOf('packet', manifestSha256);
}

async function ensureSecret(store: Store): Promise<string> {
  if ((await store.redactionSecrets()).length === 0)
    await store.addRedactionSecrets([hexOf(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))]);
  const [own] = await store.redactionSecrets();
  if (own === undefined) throw new Error('no secret was kept');
  return own;
}

async function redactEvidence(evidence: Evidence, redaction: Redaction, saltOf: SaltOf): Promise<Evidence> {
  const { capture, body } = evidence;
  const folder = `data/captures/${capture.id}/`;
  const files = new Map(evidence.files.map(({ path, content }) => [path.slice(folder.length), content]));
  const redacted = await redactCapture({ capture, body, files }, redaction, saltOf).catch(
    (cause: unknown) => {
      if (cause instanceof NoNonceError) throw new PacketError('no-nonce', capture.id, { cause });
      if (cause instanceof PngError) throw new PacketError('unreadable-picture', capture.id, { cause });
      throw cause;
    },
  );
  if (redacted === null) return evidence;
  return {
    capture: redacted.capture,
    body: redacted.body,
    files: await filesIn(folder, redacted.files),
    masked: countsOf(redacted.record.masks),
  };
}

async function redactAdded(
  { attachment, body, files: [, picture] }: ReadAttachment,
  { added, values }: Redaction,
  tools: { saltOf: SaltOf; decode: PictureDecoder },
): Promise<ReadAttachment> {
  const chosen = added?.find(({ attachmentId }) => attachmentId === attachment.id);
  if (chosen === undefined || picture === undefined || !isAddedPicture(body))
    throw new PacketError('missing-file', attachment.id);
  const redacted = await redactAttachment({ body, content: picture.content }, chosen, values, tools).catch(
    (cause: unknown) => {
      throw new PacketError('unreadable-picture', attachment.id, { cause });
    },
  );
  return {
    attachment,
    body: redacted.body,
    files: await filesIn(`data/attachments/${attachment.id}/`, redacted.files),
    masked: countsOf(redacted.record.masks),
  };
}

function filesIn(folder: string, files: ReadonlyMap<string, Blob>): Promise<PacketFile[]> {
  return Promise.all(
    [...files].map(async ([name, content]): Promise<PacketFile> => {
      return { path: folder + name, content, sha256: await sha256OfFile(content) };
    }),
  );
}

function countsOf(masks: readonly Mask[]): MaskCounts {
  return {
    texts: masks.filter((mask) => mask.of === 'text').length,
    regions: masks.filter((mask) => mask.of === 'region').length,
  };
}
