import { measurePicture } from '../browser/pictures';
import type { EvidenceId } from '../model/claim-facts';
import type { BillMatch } from '../model/bill';
import type { Store } from '../store/store';
import { addBillRows, addFile, type ReadBill } from './add-attachment';
import { removeAttachment } from './release-attachments';

/** What the library does with files by itself: bytes of many megabytes do not travel in messages. */
export const ATTACHING = {
  add: (file: File, ownerIds: readonly string[], evidence: EvidenceId | null, store: Store) =>
    addFile({ file, ownerIds, evidence }, { store, measure: measurePicture }),
  addBillRows: (read: ReadBill, chosen: readonly BillMatch[], store: Store) =>
    addBillRows(read, chosen, { store }),
  remove: removeAttachment,
};
export type Attaching = typeof ATTACHING;
