import type { Attachment, AttachmentBody } from '../model/attachment';
import type { Capture, CaptureBody } from '../model/capture';
import type { Purchase } from '../model/purchase';
import type { PacketFile } from './packet-file';

/** A capture whose every byte was read and found to be what was sealed. `body` is what capture.json says. */
export interface Evidence {
  capture: Capture;
  body: CaptureBody;
  files: PacketFile[];
  /** How many texts and regions of pictures are masked; absent where the record is shown as it was sealed. */
  masked?: MaskCounts;
}

export interface MaskCounts {
  texts: number;
  regions: number;
}

/** A purchase with its captures, oldest first. */
export interface PurchaseEvidence {
  purchase: Purchase;
  evidence: Evidence[];
}

/** An attachment whose every byte was read and found to be what was sealed when it came. `body` is what its record says. */
export interface ReadAttachment {
  attachment: Attachment;
  body: AttachmentBody;
  files: PacketFile[];
  /** Absent where it goes along as it came: else `body` and `files` are those of a copy without what may not be shown. */
  masked?: MaskCounts;
}
