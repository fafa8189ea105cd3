import { mergeCandidates, mergeDoubts } from '../purchase/merge-hints';

/** What a page needs to offer that two purchases are put together. */
export const MERGING = { candidates: mergeCandidates, doubts: mergeDoubts };
export type Merging = typeof MERGING;
