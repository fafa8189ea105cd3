import type { AttachmentBody } from './attachment';
import type { CaptureBody } from './capture';
import type { Box, Field, FieldName } from './field';

/** What a masked text is; `other` is what the person typed. */
export const MASK_KINDS = ['phone', 'email', 'account', 'card', 'id-number', 'name', 'other'] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

/** Stands wherever a text was masked; of one length, whatever lies beneath. */
export const MASK = '████';

/** The record of what is masked, which stands where capture.json or attachment.json would. */
export const REDACTED_RECORD = 'redacted.json';

/** A text to mask, wherever it occurs. */
export interface MaskedValue {
  kind: MaskKind;
  text: string;
}

/** A part of a picture to mask; `box` in px of that picture, `path` as in the capture's files. */
export interface MaskedRegion {
  captureId: string;
  path: string;
  box: Box;
}

/** A picture that the person added and looked at, and what they masked in it; in px of the picture as it is seen. */
export interface AddedPicture {
  attachmentId: string;
  boxes: Box[];
}

/** What a person chose to mask in one export. Nothing in the store changes. */
export interface Redaction {
  values: MaskedValue[];
  regions: MaskedRegion[];
  /** Captures that do not go along: of version 0.1.0, whose hashes could be guessed; or as the person wishes. */
  leftOut: string[];
  /** All that goes along of what the person added: nobody else can say what such a picture shows. Absent: nothing. */
  added?: AddedPicture[] | undefined;
}

/**
 * One masked thing of a redacted record. `commitment` is the lower-case hex SHA-256 of the salt's 64 hex digits followed by
 * what lies beneath: the text in UTF-8, or the bytes of a PNG of the region (`encodePng`, stored).
 */
export type Mask =
  | { id: string; of: 'text'; kind: MaskKind; fields: FieldName[]; commitment: string }
  | { id: string; of: 'region'; file: string; box: Box; commitment: string };

/** A masked copy of a picture, as PNG: `original` is the name of the file that stays on the device. */
export interface MaskedFile {
  path: string;
  original: string;
  bytes: number;
  sha256: string;
  width: number;
  height: number;
}

/** What a record says once everything that is, or hashes, a masked value is out of it. */
export type ShownBody = Omit<CaptureBody, 'nonce' | 'files' | 'pictures' | 'checks'> & {
  pictures: { path: string; role: string; takenAt: string; stable: boolean }[];
  checks: Pick<CaptureBody['checks'], 'tabActiveBefore' | 'tabActiveAfter' | 'urlUnchanged' | 'stable'>;
};

/** `redacted.json`: stands in a packet instead of a record, which is withheld with its other files. */
export interface Redacted {
  format: 1;
  id: string;
  /** What the record says and may be shown. */
  record: object;
  fields: Field[];
  orders?: Field[][];
  files: MaskedFile[];
  masks: Mask[];
}

/** Of a capture, instead of capture.json. */
export interface RedactedRecord extends Redacted {
  record: ShownBody;
}

/** What may be shown of attachment.json: no hash of the file, and none of the random bits. */
export type ShownAttachment = Pick<AttachmentBody, 'addedAt' | 'name' | 'lastModified' | 'evidence'>;

/** Of a picture that a person added, instead of attachment.json. It was imported, never captured. */
export interface RedactedAttachment extends Redacted {
  record: ShownAttachment;
}

/** What lies beneath one mask, with its salt: whoever has it can compute the commitment. `mask` is `<record id>/<mask id>`. */
export type OpenedMask = { mask: string; salt: string } & ({ text: string } | { png: string });

/**
 * A whole record laid open: capture.json (of an added picture: attachment.json) as text, and any of its files in base64.
 * `capture` is its id, whichever it is.
 */
export interface OpenedRecord {
  capture: string;
  record: string;
  files: Record<string, string>;
}

/** `opening.json`: handed over later, beside the packet. PNGs are in base64. */
export interface Opening {
  format: 1;
  masks: OpenedMask[];
  records: OpenedRecord[];
}

/** A text that a packet should perhaps not show, as found in what was captured. */
export interface MaskProposal extends MaskedValue {
  captureIds: string[];
  /** How often it stands in the pages' texts, and how many of these places are known in the pictures. */
  times: number;
  placed: number;
}
