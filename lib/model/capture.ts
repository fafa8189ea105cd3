import type { Field, FieldName } from './field';
import type { Clock, View } from './page';
import type { RecordingFact } from './recording';
import type { Stage } from './stage';
import type { WholePage } from './whole-page';
import type { Clause, FetchedText, Merchant, Surroundings } from './surroundings';

/** Why a capture was taken: the page was recognised, the person asked, their schedule said so, or a page linked to a text that was fetched. */
export type Trigger = 'recognized' | 'user' | 'scheduled' | 'fetched';

/** `screenshot`: pixels from the browser; `rendered`: redrawn from the page's DOM, never to be called a screenshot. */
export type PictureMethod = 'screenshot' | 'rendered' | 'none';

/** `first`: at first sight; `settled`: once more, after the page had come to rest; `frame`: one screen of a whole page. */
export type PictureRole = 'first' | 'settled' | 'frame';

/** How one picture of a capture came about. `takenAt` is ISO UTC, when the browser had answered. */
export interface PictureFact {
  path: string;
  role: PictureRole;
  takenAt: string;
  /** The visible text just before and after; null where the page was gone by then. */
  textSha256Before: string;
  textSha256After: string | null;
  /** The page did not change while this picture was taken. */
  stable: boolean;
  /** Of a frame: how far the page was scrolled, in CSS px. */
  top?: number;
}

/**
 * Why a record has no copy of the page: it was gone by then, it was another page by then, the capture was cut off, no page was
 * shown at all, or the tab was recorded, which began with a record of its own.
 */
export type CopyGap = 'gone' | 'moved' | 'interrupted' | 'fetched' | 'recorded';

/** One file of a capture, sealed by its hash. Pictures carry their size in image px. */
export interface SealedFile {
  path: string;
  type: string;
  bytes: number;
  sha256: string;
  width?: number;
  height?: number;
}

/**
 * The sealed facts of a capture: the exact JSON of `captures/<id>/capture.json`, whose hash stands in the ledger.
 * `missing` names what could not be had and why, so that a gap is never silent.
 */
export interface CaptureBody {
  format: 1;
  id: string;
  /**
   * 128 random bits in hex, so that the ledger's hash of this record tells nothing about a value that a packet masks: without
   * it, whoever knows the rest could try every telephone number. Absent in captures of version 0.1.0.
   */
  nonce?: string;
  stage: Stage;
  platformId: string | null;
  trigger: Trigger;
  reasons: string[];
  url: string;
  title: string;
  language: string;
  clock: Clock;
  view: View;
  picture: {
    method: PictureMethod;
    /** Why there is no picture, or why it had to be rendered; null for a screenshot. */
    reason: string | null;
    attempts: number;
  };
  /** Each picture among `files`, in the order in which they were taken. */
  pictures: PictureFact[];
  /** Where the whole page was photographed: what the frames are of. */
  whole?: WholePage;
  /** Why there is no copy of the page's contents; null where there is one. */
  copyGap: CopyGap | null;
  /** Browser zoom, 1 for 100 %; null where it could not be had. Already part of `view.devicePixelRatio`. */
  zoom: number | null;
  checks: {
    tabActiveBefore: boolean;
    tabActiveAfter: boolean;
    urlUnchanged: boolean;
    textSha256Before: string;
    textSha256After: string | null;
    /** The page did not change while its first picture was taken. */
    stable: boolean;
  };
  missing: FieldName[];
  /** Who stands behind the page, and what it says about refunds, as its visible text names them. */
  merchant: Merchant;
  clauses: Clause[];
  /** Agreements, packs, promises, balances and steps around the payment; absent in captures of version 0.1.0. */
  surroundings?: Surroundings;
  /** Only where nothing was shown: a text that was fetched from `url`. Its text is `fetched.txt`. */
  fetched?: FetchedText;
  /** Only where the tab was recorded: text and values are those of the page as it was when that began. */
  recording?: RecordingFact;
  files: SealedFile[];
  recognizer: string;
  extension: { version: string; build: string };
  browser: string;
}

/** Which tab a capture came from, for grouping captures into purchases; not part of the sealed facts. */
export interface TabTrace {
  tabId: number;
  openerTabId: number | null;
}

/** A capture as stored. `pending` is the write-ahead row: facts are safe, the picture is not yet sealed. */
export interface Capture {
  id: string;
  state: 'pending' | 'sealed';
  purchaseId: string;
  /** UTC ms. */
  capturedAt: number;
  /** Same page, same content: see capture/fingerprint. */
  fingerprint: string;
  trace: TabTrace;
  fields: Field[];
  /** Of a page that lists orders, what it shows of each. */
  orders?: Field[][];
  body: CaptureBody;
  /** Sequence number of its ledger entry; null while pending. */
  seq: number | null;
}

/** The name of the picture that was put together from the frames of a whole page: no screenshot, and after all that are. */
export const COMPOSED = 'whole-001.png';

/** A capture's record among its files. */
export const CAPTURE_RECORD = 'capture.json';

/** The name of the page's text, the same bytes where it is written ahead and where it is sealed. */
export const PAGE_TEXT = 'page.txt';

/** The bytes of one file of a capture. */
export interface StoredFile {
  captureId: string;
  path: string;
  content: Blob;
}

/** Whether a sealed file, or one that may be added, is a picture: its type was found by its bytes. */
export function isPicture({ type }: Pick<SealedFile, 'type'>): boolean {
  return type.startsWith('image/');
}

/** The capture's first picture: `screen-001.png`, or `rendered-001.png` where it was redrawn; undefined where there is none. */
export function pictureOf(body: Pick<CaptureBody, 'files'>): SealedFile | undefined {
  return body.files.find(isPicture);
}

/** How each picture came about; records of version 0.1.0 do not say. */
export function picturesOf(body: CaptureBody): PictureFact[] {
  return (body as Partial<CaptureBody>).pictures ?? [];
}
