import type { Attachment } from '../model/attachment';
import type { ForeignLedger } from '../model/backup';
import type { Capture } from '../model/capture';
import type { GlyphRasterizer } from '../model/glyph-raster';
import type { CopyWish, PictureCopy } from '../model/picture-copy';
import type { LedgerRow } from '../model/ledger-entry';
import type { ExportProgress } from '../model/message';
import type { PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import type { SigningKey } from '../model/seal';
import type { TimeStamp } from '../model/time-stamp';
import type { Evidence, ReadAttachment } from './evidence';

/** Another installation's ledger, and what of it belongs to the packet. */
export interface ForeignPart {
  ledger: ForeignLedger;
  /** Of the packet's captures those that it tells of. */
  captureIds: ReadonlySet<string>;
  /** Checked time stamps of some of its lines. */
  anchors: TimeStamp[];
}

/** The records that a packet is made of. The same records give the same bytes. */
export interface PacketSource {
  purchases: Purchase[];
  /** Sealed captures of these purchases. */
  captures: Capture[];
  /** What goes along of that which the person added to these purchases and the claim. */
  attachments?: Attachment[];
  /** More was added than goes along. */
  leavesAttachments?: boolean;
  /** The stored bytes of one file of a capture or attachment, its record included; rejects where there is none. */
  readFile(captureId: string, path: string): Promise<Blob>;
  /** The ledger from its first line on, at least to the newest of these captures. */
  ledgerRows: LedgerRow[];
  /** Checked time stamps of some of these lines, by line and authority. */
  anchors: TimeStamp[];
  /** Ledgers of other installations that some of these captures were restored from. */
  foreign: ForeignPart[];
  /** What is asked back with these purchases, where the packet is that of a claim. */
  claim?: PacketClaim | undefined;
  /** Absent where everything is shown. */
  redactor?: Redactor | undefined;
  /** A practice recharge: says so wherever somebody could take it for a real one. */
  isPractice?: boolean | undefined;
  platformNames: Readonly<Record<string, { 'zh-CN': string; en: string }>>;
  extension: { version: string; build: string };
}

/** The inclusion proofs (RFC 9162) of the lines `seqs`, counted from 1, for the tree over `lines`: hex, from the leaf upwards. */
export type LineProver = (lines: readonly string[], seqs: readonly number[]) => string[][];

/** How records are shown where a person chose to mask something. */
export interface Redactor {
  purchase(purchase: Purchase): Purchase;
  claim(claim: PacketClaim): PacketClaim;
  /** The record with nothing in it that holds or hashes what is masked. @throws PacketError */
  evidence(evidence: Evidence): Promise<Evidence>;
  /** A picture that was added, as the person masked it. @throws PacketError */
  attachment(read: ReadAttachment): Promise<ReadAttachment>;
  /** Whether a masked value stands in a file's text. */
  leaks(path: string, text: string): boolean;
}

/** What the stage cannot do by itself. */
export interface PacketTools {
  rasterizeGlyph: GlyphRasterizer;
  copyPicture(picture: Blob, wish: CopyWish): Promise<PictureCopy>;
  /** Contents of tools/verify.*. */
  checkers: { html: string; sh: string; ps1: string };
  proveLines: LineProver;
  /** Printed in the README, so it must be known before anything is signed. */
  key: Pick<SigningKey, 'fingerprint' | 'publicKeyPem' | 'handovers'>;
  /** A DER signature of the tag manifest's bytes by that key; the same one for the same bytes. */
  sign(tagmanifest: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Hex that nobody else can know, the same for the same manifest. A ledger names every packet that went out by its hash: a
   * later, masked packet would let its reader try what an earlier one showed. Absent in tests of what is not about that.
   */
  nonceOf?(manifestSha256: string): Promise<string>;
  /** Time stamps of the tag manifest, stamped and pending ones; never waits long, and rejects where it was cancelled. */
  stamp(tagmanifestSha256: string): Promise<TimeStamp[]>;
}

export interface PacketOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
}

/** A complete packet. `files` and `bytes` are those of the zip. */
export interface Packet {
  fileName: string;
  zip: Blob;
  files: number;
  bytes: number;
  tagmanifestSha256: string;
  keyFingerprint: string;
}
