import type { SealedFile } from './capture';
import type { EvidenceId } from './claim-facts';
import type { BillExcerpt } from './bill';

/** What a person may add: pictures, PDFs, and rows of a bill. Found by the file's own bytes, never by its name. */
export const ATTACHMENT_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** How the names of bills end, for the dialog that chooses a file; what it is, its bytes say. */
export const BILL_ENDINGS = ['.csv', '.xlsx'] as const;

/** In bytes: more than any phone's screenshot or any statement of a bank needs. */
export const LARGEST_ATTACHMENT = 25_000_000;

/** Purchases and claims that one file belongs to, at most. */
export const MOST_OWNERS = 500;

/**
 * The sealed facts of something that a person added: the exact JSON of `attachments/<id>/attachment.json`, whose hash stands in
 * the ledger as an `import`. It was not captured: all that is known is when it came here, and what it was then.
 */
export interface AttachmentBody {
  format: 1;
  /** `a-…` */
  id: string;
  /** 128 random bits in hex, so that the ledger's hash tells nothing about a file that a packet leaves out. */
  nonce: string;
  /** ISO UTC, by the device's clock. */
  addedAt: string;
  /** What the file was called on the device; text to show, never a path. */
  name: string;
  /** ISO UTC: when the file says it was last changed; null where it does not. */
  lastModified: string | null;
  /** Of the bytes that the person chose. */
  original: { bytes: number; sha256: string };
  /** What the person says that it shows, where it was added for that. */
  evidence: EvidenceId | null;
  /** Those bytes, kept as they are; null of a bill, of which only the chosen rows are kept. */
  file: SealedFile | null;
  bill: BillExcerpt | null;
}

/** An attachment as stored. */
export interface Attachment {
  id: string;
  /** Purchases (`p-…`) and claims (`k-…`) that it belongs to; none twice. */
  ownerIds: string[];
  /** UTC ms. */
  addedAt: number;
  body: AttachmentBody;
  /** Sequence number of its ledger line. */
  seq: number;
}

/** An attachment's record among its files. */
export const ATTACHMENT_RECORD = 'attachment.json';

/** Why a file was not added. Nothing of it is stored then. */
export type AttachmentProblem =
  | 'empty'
  | 'too-large'
  | 'wrong-type'
  /** A picture or PDF by its first bytes that cannot be read. */
  | 'unreadable'
  /** A spreadsheet of an old kind, or one with a password: the bill is to be saved as .xlsx or CSV. */
  | 'spreadsheet'
  /** A zip of other files: it is to be unpacked first. */
  | 'archive'
  /** No bill is found in it, though it can be read. */
  | 'no-bill'
  | 'disk-full'
  | 'failed';
