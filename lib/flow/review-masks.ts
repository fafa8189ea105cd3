import { PAGE_TEXT, type Capture } from '../model/capture';
import type { MaskProposal } from '../model/redaction';
import { isMaskable } from '../redact/find-value';
import { proposeMasks, proposeTyped, type MaskSubject } from '../redact/propose-masks';
import { allFields, regionsOf, type PictureRegions } from '../redact/regions';
import type { Store } from '../store/store';

export type { MaskProposal, MaskSubject, PictureRegions };

/** What a page asks while a person chooses what to mask. Nothing of it is stored. */
export const maskReview = {
  /** Captures with their pages' texts. */
  subjects: (captures: readonly Capture[], store: Store): Promise<MaskSubject[]> =>
    Promise.all(
      captures.map(async (capture) => ({
        id: capture.id,
        fields: allFields(capture),
        text: (await (await store.file(capture.id, PAGE_TEXT))?.content.text()) ?? '',
      })),
    ),
  propose: proposeMasks,
  typed: proposeTyped,
  isMaskable,
  /** Where each picture of a capture will be black. */
  regionsOf,
};
export type MaskReview = typeof maskReview;
