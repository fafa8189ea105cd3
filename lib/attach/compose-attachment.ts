import { ATTACHMENT_RECORD, type AttachmentBody } from '../model/attachment';
import type { SealedFile, StoredFile } from '../model/capture';
import { sha256Hex } from '../model/sha256';

/** What is known of a file that is being added. */
export type AttachmentFacts = Omit<AttachmentBody, 'format' | 'file'> & {
  /** The bytes as they were chosen; null where they are not kept. */
  content: {
    path: string;
    type: string;
    bytes: Uint8Array<ArrayBuffer>;
    width?: number;
    height?: number;
  } | null;
};

/** Facts → the record that is sealed, its files, and the hash that the ledger gets. */
export async function composeAttachment({
  content,
  ...facts
}: AttachmentFacts): Promise<{ body: AttachmentBody; files: StoredFile[]; bodySha256: string }> {
  const body: AttachmentBody = {
    format: 1,
    id: facts.id,
    nonce: facts.nonce,
    addedAt: facts.addedAt,
    name: facts.name,
    lastModified: facts.lastModified,
    original: facts.original,
    evidence: facts.evidence,
    file: content && (await sealedFile(content)),
    bill: facts.bill,
  };
  const text = `${JSON.stringify(body, null, 2)}\n`;
  const stored = (path: string, part: BlobPart, type: string): StoredFile => ({
    captureId: body.id,
    path,
    content: new Blob([part], { type }),
  });
  return {
    body,
    files: [
      stored(ATTACHMENT_RECORD, text, 'application/json'),
      ...(content === null ? [] : [stored(content.path, content.bytes, content.type)]),
    ],
    bodySha256: await sha256Hex(text),
  };
}

async function sealedFile(content: NonNullable<AttachmentFacts['content']>): Promise<SealedFile> {
  const { path, type, bytes, width, height } = content;
  const size = width === undefined || height === undefined ? {} : { width, height };
  return { path, type, bytes: bytes.length, sha256: await sha256Hex(bytes), ...size };
}
