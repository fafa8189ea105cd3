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
